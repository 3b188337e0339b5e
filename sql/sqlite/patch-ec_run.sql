CREATE TABLE /*_*/ec_run (
  ecn_wiki BLOB NOT NULL,
  ecn_script BLOB NOT NULL,
  ecn_begun BIGINT NOT NULL,
  ecn_ended BIGINT DEFAULT NULL,
  ecn_done INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  ecn_failed INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  PRIMARY KEY(ecn_wiki, ecn_script)
);
