CREATE TABLE /*_*/ec_digest_issue (
  edi_wiki VARBINARY(64) NOT NULL,
  edi_name VARBINARY(32) NOT NULL,
  edi_state VARBINARY(16) NOT NULL,
  edi_closes BIGINT NOT NULL,
  edi_changed BIGINT NOT NULL,
  edi_introduction MEDIUMBLOB NOT NULL,
  edi_contents MEDIUMBLOB DEFAULT NULL,
  INDEX edi_closes (edi_wiki, edi_closes),
  PRIMARY KEY(edi_wiki, edi_name)
) /*$wgDBTableOptions*/;
