CREATE TABLE ec_digest_issue (
  edi_wiki TEXT NOT NULL,
  edi_name TEXT NOT NULL,
  edi_state TEXT NOT NULL,
  edi_closes BIGINT NOT NULL,
  edi_changed BIGINT NOT NULL,
  edi_introduction TEXT NOT NULL,
  edi_contents TEXT DEFAULT NULL,
  PRIMARY KEY(edi_wiki, edi_name)
);

CREATE INDEX edi_closes ON ec_digest_issue (edi_wiki, edi_closes);
