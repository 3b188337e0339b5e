CREATE TABLE /*_*/ec_change (
  ech_id BIGINT UNSIGNED AUTO_INCREMENT NOT NULL,
  ech_wiki VARBINARY(64) NOT NULL,
  ech_page INT UNSIGNED NOT NULL,
  ech_first BIGINT NOT NULL,
  ech_closes BIGINT NOT NULL,
  ech_data MEDIUMBLOB NOT NULL,
  INDEX ech_page (ech_wiki, ech_page, ech_closes),
  INDEX ech_closes (ech_closes, ech_id),
  PRIMARY KEY(ech_id)
) /*$wgDBTableOptions*/;
