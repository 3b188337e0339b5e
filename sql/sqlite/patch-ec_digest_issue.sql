CREATE TABLE /*_*/ec_digest_issue (
  edi_wiki BLOB NOT NULL,
  edi_name BLOB NOT NULL,
  edi_state BLOB NOT NULL,
  edi_closes BIGINT NOT NULL,
  edi_changed BIGINT NOT NULL,
  edi_introduction BLOB NOT NULL,
  edi_contents BLOB DEFAULT NULL,
  PRIMARY KEY(edi_wiki, edi_name)
);

CREATE INDEX edi_closes ON /*_*/ec_digest_issue (edi_wiki, edi_closes);
