CREATE TABLE ec_version (
  ecv_wiki TEXT NOT NULL,
  ecv_number BIGINT NOT NULL,
  ecv_changed BIGINT NOT NULL,
  PRIMARY KEY(ecv_wiki)
);
