-- What keeps a run's export from Manage, for programs and for people, in the order in which people read it. Runs of
-- earlier releases have the same as JSON in run.problems.
CREATE TABLE run_problem (
  run_id   BIGINT      NOT NULL,
  position INT         NOT NULL,
  kind     VARCHAR(16) NOT NULL,
  code     VARCHAR(64) NOT NULL,
  subject  LONGTEXT    NOT NULL,
  row_name LONGTEXT,
  field    LONGTEXT,
  sentence LONGTEXT    NOT NULL,
  todo     LONGTEXT    NOT NULL,
  PRIMARY KEY (run_id, position)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Why there is nothing to take over, or for what a run waits, for programs: two of the same cause say the same.
ALTER TABLE run ADD COLUMN cause LONGTEXT;
