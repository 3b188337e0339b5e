CREATE TABLE /*_*/ec_event_count (
  ecc_wiki BLOB NOT NULL,
  ecc_uid BLOB NOT NULL,
  ecc_date BLOB NOT NULL,
  ecc_kind BLOB NOT NULL,
  ecc_campaign BLOB NOT NULL,
  ecc_day BIGINT NOT NULL,
  ecc_number BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY(
    ecc_wiki, ecc_uid, ecc_date, ecc_kind,
    ecc_campaign, ecc_day
  )
);

CREATE INDEX ecc_day ON /*_*/ec_event_count (ecc_wiki, ecc_kind, ecc_day);
