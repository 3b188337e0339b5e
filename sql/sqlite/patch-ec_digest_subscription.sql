CREATE TABLE /*_*/ec_digest_subscription (
  eds_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  eds_wiki BLOB NOT NULL, eds_user BIGINT UNSIGNED NOT NULL,
  eds_filter BLOB NOT NULL, eds_language BLOB NOT NULL,
  eds_zone BLOB NOT NULL, eds_format BLOB NOT NULL,
  eds_delivery BLOB NOT NULL, eds_rhythm BLOB NOT NULL,
  eds_secret BLOB NOT NULL, eds_time BIGINT NOT NULL
);

CREATE UNIQUE INDEX eds_user ON /*_*/ec_digest_subscription (eds_wiki, eds_user);
