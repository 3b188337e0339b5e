CREATE TABLE ec_event_count (
  ecc_wiki TEXT NOT NULL,
  ecc_uid TEXT NOT NULL,
  ecc_date TEXT NOT NULL,
  ecc_kind TEXT NOT NULL,
  ecc_campaign TEXT NOT NULL,
  ecc_day BIGINT NOT NULL,
  ecc_number BIGINT NOT NULL,
  PRIMARY KEY(
    ecc_wiki, ecc_uid, ecc_date, ecc_kind,
  ecc_campaign, ecc_day
  )
);

CREATE INDEX ecc_day ON ec_event_count (ecc_wiki, ecc_kind, ecc_day);
