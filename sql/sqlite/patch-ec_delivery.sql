CREATE TABLE /*_*/ec_delivery (
  ecd_wiki BLOB NOT NULL,
  ecd_kind BLOB NOT NULL,
  ecd_uid BLOB NOT NULL,
  ecd_date BLOB NOT NULL,
  ecd_recipient BIGINT UNSIGNED NOT NULL,
  ecd_state BLOB NOT NULL,
  ecd_time BIGINT NOT NULL,
  ecd_attempts SMALLINT UNSIGNED NOT NULL,
  ecd_reason BLOB DEFAULT '' NOT NULL,
  PRIMARY KEY(
    ecd_wiki, ecd_kind, ecd_uid, ecd_date,
    ecd_recipient
  )
);

CREATE INDEX ecd_state ON /*_*/ec_delivery (ecd_wiki, ecd_state, ecd_time);
