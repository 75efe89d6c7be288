-- When a field of a pair was written lately, as milliseconds of the epoch with commas between. What is written too
-- often within an hour is parked: it is not written any more until a person decides.
CREATE TABLE two_way_write (
  project_id BIGINT       NOT NULL,
  pair_key   VARCHAR(190) NOT NULL,
  field      VARCHAR(24)  NOT NULL,
  times      LONGTEXT     NOT NULL,
  last_at    BIGINT       NOT NULL,
  parked     BOOLEAN      NOT NULL DEFAULT FALSE,
  PRIMARY KEY (project_id, pair_key, field)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The row whose losing value a person has taken after all; null for others.
ALTER TABLE two_way_conflict ADD COLUMN undoes BIGINT;
