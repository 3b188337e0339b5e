CREATE TABLE /*_*/ec_promotion_action (
  epa_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  epa_wiki BLOB NOT NULL, epa_uid BLOB NOT NULL,
  epa_date BLOB NOT NULL, epa_channel BLOB NOT NULL,
  epa_target BLOB NOT NULL, epa_state BLOB NOT NULL,
  epa_time BIGINT NOT NULL, epa_actor BIGINT UNSIGNED NOT NULL,
  epa_attempts SMALLINT UNSIGNED NOT NULL,
  epa_planned BIGINT DEFAULT NULL, epa_text BLOB DEFAULT NULL,
  epa_url BLOB DEFAULT NULL, epa_reason BLOB DEFAULT NULL
);

CREATE UNIQUE INDEX epa_action ON /*_*/ec_promotion_action (
  epa_wiki, epa_uid, epa_date, epa_channel,
  epa_target
);

CREATE INDEX epa_channel ON /*_*/ec_promotion_action (
  epa_wiki, epa_channel, epa_state,
  epa_time
);

CREATE INDEX epa_time ON /*_*/ec_promotion_action (epa_wiki, epa_time);
