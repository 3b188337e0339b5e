CREATE TABLE /*_*/ec_review (
  ecr_wiki VARBINARY(64) NOT NULL,
  ecr_page INT UNSIGNED NOT NULL,
  ecr_newest BIGINT UNSIGNED NOT NULL,
  ecr_reviewed BIGINT UNSIGNED DEFAULT NULL,
  ecr_first BIGINT UNSIGNED NOT NULL,
  ecr_since BIGINT NOT NULL,
  INDEX ecr_since (ecr_wiki, ecr_since, ecr_page),
  PRIMARY KEY(ecr_wiki, ecr_page)
) /*$wgDBTableOptions*/;
