CREATE TABLE ec_digest_subscription (
  eds_id BIGSERIAL NOT NULL,
  eds_wiki TEXT NOT NULL,
  eds_user BIGINT NOT NULL,
  eds_filter TEXT NOT NULL,
  eds_language TEXT NOT NULL,
  eds_zone TEXT NOT NULL,
  eds_format TEXT NOT NULL,
  eds_delivery TEXT NOT NULL,
  eds_rhythm TEXT NOT NULL,
  eds_secret TEXT NOT NULL,
  eds_time BIGINT NOT NULL,
  PRIMARY KEY(eds_id)
);

CREATE UNIQUE INDEX eds_user ON ec_digest_subscription (eds_wiki, eds_user);
