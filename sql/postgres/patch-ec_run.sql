CREATE TABLE ec_run (
  ecn_wiki TEXT NOT NULL,
  ecn_script TEXT NOT NULL,
  ecn_begun BIGINT NOT NULL,
  ecn_ended BIGINT DEFAULT NULL,
  ecn_done INT DEFAULT 0 NOT NULL,
  ecn_failed INT DEFAULT 0 NOT NULL,
  PRIMARY KEY(ecn_wiki, ecn_script)
);
