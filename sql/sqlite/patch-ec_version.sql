CREATE TABLE /*_*/ec_version (
  ecv_wiki BLOB NOT NULL,
  ecv_number BIGINT UNSIGNED NOT NULL,
  ecv_changed BIGINT NOT NULL,
  PRIMARY KEY(ecv_wiki)
);
