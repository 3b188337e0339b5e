CREATE TABLE /*_*/ec_run (
  ecn_wiki VARBINARY(64) NOT NULL,
  ecn_script VARBINARY(32) NOT NULL,
  ecn_begun BIGINT NOT NULL,
  ecn_ended BIGINT DEFAULT NULL,
  ecn_done INT UNSIGNED DEFAULT 0 NOT NULL,
  ecn_failed INT UNSIGNED DEFAULT 0 NOT NULL,
  PRIMARY KEY(ecn_wiki, ecn_script)
) /*$wgDBTableOptions*/;
