CREATE TABLE /*_*/ec_digest_subscription (
  eds_id BIGINT UNSIGNED AUTO_INCREMENT NOT NULL,
  eds_wiki VARBINARY(64) NOT NULL,
  eds_user BIGINT UNSIGNED NOT NULL,
  eds_filter MEDIUMBLOB NOT NULL,
  eds_language VARBINARY(35) NOT NULL,
  eds_zone VARBINARY(64) NOT NULL,
  eds_format VARBINARY(8) NOT NULL,
  eds_delivery VARBINARY(16) NOT NULL,
  eds_rhythm VARBINARY(16) NOT NULL,
  eds_secret VARBINARY(32) NOT NULL,
  eds_time BIGINT NOT NULL,
  UNIQUE INDEX eds_user (eds_wiki, eds_user),
  PRIMARY KEY(eds_id)
) /*$wgDBTableOptions*/;
