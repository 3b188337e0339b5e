CREATE TABLE /*_*/ec_event_count (
  ecc_wiki VARBINARY(64) NOT NULL,
  ecc_uid VARBINARY(1020) NOT NULL,
  ecc_date VARBINARY(32) NOT NULL,
  ecc_kind VARBINARY(16) NOT NULL,
  ecc_campaign VARBINARY(64) NOT NULL,
  ecc_day BIGINT NOT NULL,
  ecc_number BIGINT UNSIGNED NOT NULL,
  INDEX ecc_day (ecc_wiki, ecc_kind, ecc_day),
  PRIMARY KEY(
    ecc_wiki, ecc_uid, ecc_date, ecc_kind,
    ecc_campaign, ecc_day
  )
) /*$wgDBTableOptions*/;
