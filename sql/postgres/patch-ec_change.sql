CREATE TABLE ec_change (
  ech_id BIGSERIAL NOT NULL,
  ech_wiki TEXT NOT NULL,
  ech_page INT NOT NULL,
  ech_first BIGINT NOT NULL,
  ech_closes BIGINT NOT NULL,
  ech_data TEXT NOT NULL,
  PRIMARY KEY(ech_id)
);

CREATE INDEX ech_page ON ec_change (ech_wiki, ech_page, ech_closes);

CREATE INDEX ech_closes ON ec_change (ech_closes, ech_id);
