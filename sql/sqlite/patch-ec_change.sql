CREATE TABLE /*_*/ec_change (
  ech_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  ech_wiki BLOB NOT NULL, ech_page INTEGER UNSIGNED NOT NULL,
  ech_first BIGINT NOT NULL, ech_closes BIGINT NOT NULL,
  ech_data BLOB NOT NULL
);

CREATE INDEX ech_page ON /*_*/ec_change (ech_wiki, ech_page, ech_closes);

CREATE INDEX ech_closes ON /*_*/ec_change (ech_closes, ech_id);
