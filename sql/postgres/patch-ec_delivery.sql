CREATE TABLE ec_delivery (
  ecd_wiki TEXT NOT NULL,
  ecd_kind TEXT NOT NULL,
  ecd_uid TEXT NOT NULL,
  ecd_date TEXT NOT NULL,
  ecd_recipient BIGINT NOT NULL,
  ecd_state TEXT NOT NULL,
  ecd_time BIGINT NOT NULL,
  ecd_attempts SMALLINT NOT NULL,
  ecd_reason TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY(
    ecd_wiki, ecd_kind, ecd_uid, ecd_date,
  ecd_recipient
  )
);

CREATE INDEX ecd_state ON ec_delivery (ecd_wiki, ecd_state, ecd_time);
