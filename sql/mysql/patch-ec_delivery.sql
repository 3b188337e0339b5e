CREATE TABLE /*_*/ec_delivery (
  ecd_wiki VARBINARY(64) NOT NULL,
  ecd_kind VARBINARY(32) NOT NULL,
  ecd_uid VARBINARY(1020) NOT NULL,
  ecd_date VARBINARY(32) NOT NULL,
  ecd_recipient BIGINT UNSIGNED NOT NULL,
  ecd_state VARBINARY(16) NOT NULL,
  ecd_time BIGINT NOT NULL,
  ecd_attempts TINYINT UNSIGNED NOT NULL,
  ecd_reason VARBINARY(32) DEFAULT '' NOT NULL,
  INDEX ecd_state (ecd_wiki, ecd_state, ecd_time),
  PRIMARY KEY(
    ecd_wiki, ecd_kind, ecd_uid, ecd_date,
    ecd_recipient
  )
) /*$wgDBTableOptions*/;
