CREATE TABLE ec_promotion_action (
  epa_id BIGSERIAL NOT NULL,
  epa_wiki TEXT NOT NULL,
  epa_uid TEXT NOT NULL,
  epa_date TEXT NOT NULL,
  epa_channel TEXT NOT NULL,
  epa_target TEXT NOT NULL,
  epa_state TEXT NOT NULL,
  epa_time BIGINT NOT NULL,
  epa_actor BIGINT NOT NULL,
  epa_attempts SMALLINT NOT NULL,
  epa_planned BIGINT DEFAULT NULL,
  epa_text TEXT DEFAULT NULL,
  epa_url TEXT DEFAULT NULL,
  epa_reason TEXT DEFAULT NULL,
  PRIMARY KEY(epa_id)
);

CREATE UNIQUE INDEX epa_action ON ec_promotion_action (
  epa_wiki, epa_uid, epa_date, epa_channel,
  epa_target
);

CREATE INDEX epa_channel ON ec_promotion_action (
  epa_wiki, epa_channel, epa_state,
  epa_time
);

CREATE INDEX epa_time ON ec_promotion_action (epa_wiki, epa_time);
