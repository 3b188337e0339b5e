CREATE TABLE ec_interest (
  eci_wiki TEXT NOT NULL,
  eci_user BIGINT NOT NULL,
  eci_kind TEXT NOT NULL,
  eci_target TEXT NOT NULL,
  eci_date TEXT NOT NULL,
  eci_time BIGINT NOT NULL,
  PRIMARY KEY(
    eci_wiki, eci_user, eci_kind, eci_target,
  eci_date
  )
);

CREATE INDEX eci_target ON ec_interest (eci_kind, eci_target, eci_date);
