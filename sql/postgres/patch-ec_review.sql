CREATE TABLE ec_review (
  ecr_wiki TEXT NOT NULL,
  ecr_page INT NOT NULL,
  ecr_newest BIGINT NOT NULL,
  ecr_reviewed BIGINT DEFAULT NULL,
  ecr_first BIGINT NOT NULL,
  ecr_since BIGINT NOT NULL,
  PRIMARY KEY(ecr_wiki, ecr_page)
);

CREATE INDEX ecr_since ON ec_review (ecr_wiki, ecr_since, ecr_page);
