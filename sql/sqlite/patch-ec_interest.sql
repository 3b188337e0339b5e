CREATE TABLE /*_*/ec_interest (
  eci_wiki BLOB NOT NULL,
  eci_user BIGINT UNSIGNED NOT NULL,
  eci_kind BLOB NOT NULL,
  eci_target BLOB NOT NULL,
  eci_date BLOB NOT NULL,
  eci_time BIGINT NOT NULL,
  PRIMARY KEY(
    eci_wiki, eci_user, eci_kind, eci_target,
    eci_date
  )
);

CREATE INDEX eci_target ON /*_*/ec_interest (eci_kind, eci_target, eci_date);
