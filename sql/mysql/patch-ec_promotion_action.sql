CREATE TABLE /*_*/ec_promotion_action (
  epa_id BIGINT UNSIGNED AUTO_INCREMENT NOT NULL,
  epa_wiki VARBINARY(64) NOT NULL,
  epa_uid VARBINARY(1020) NOT NULL,
  epa_date VARBINARY(32) NOT NULL,
  epa_channel VARBINARY(255) NOT NULL,
  epa_target VARBINARY(512) NOT NULL,
  epa_state VARBINARY(16) NOT NULL,
  epa_time BIGINT NOT NULL,
  epa_actor BIGINT UNSIGNED NOT NULL,
  epa_attempts TINYINT UNSIGNED NOT NULL,
  epa_planned BIGINT DEFAULT NULL,
  epa_text MEDIUMBLOB DEFAULT NULL,
  epa_url MEDIUMBLOB DEFAULT NULL,
  epa_reason MEDIUMBLOB DEFAULT NULL,
  UNIQUE INDEX epa_action (
    epa_wiki, epa_uid, epa_date, epa_channel,
    epa_target
  ),
  INDEX epa_channel (
    epa_wiki, epa_channel, epa_state,
    epa_time
  ),
  INDEX epa_time (epa_wiki, epa_time),
  PRIMARY KEY(epa_id)
) /*$wgDBTableOptions*/;
