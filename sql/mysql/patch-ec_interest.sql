CREATE TABLE /*_*/ec_interest (
  eci_wiki VARBINARY(64) NOT NULL,
  eci_user BIGINT UNSIGNED NOT NULL,
  eci_kind VARBINARY(16) NOT NULL,
  eci_target VARBINARY(1020) NOT NULL,
  eci_date VARBINARY(32) NOT NULL,
  eci_time BIGINT NOT NULL,
  INDEX eci_target (eci_kind, eci_target, eci_date),
  PRIMARY KEY(
    eci_wiki, eci_user, eci_kind, eci_target,
    eci_date
  )
) /*$wgDBTableOptions*/;
