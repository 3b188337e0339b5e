CREATE TABLE /*_*/ec_review (
  ecr_wiki BLOB NOT NULL,
  ecr_page INTEGER UNSIGNED NOT NULL,
  ecr_newest BIGINT UNSIGNED NOT NULL,
  ecr_reviewed BIGINT UNSIGNED DEFAULT NULL,
  ecr_first BIGINT UNSIGNED NOT NULL,
  ecr_since BIGINT NOT NULL,
  PRIMARY KEY(ecr_wiki, ecr_page)
);

CREATE INDEX ecr_since ON /*_*/ec_review (ecr_wiki, ecr_since, ecr_page);
