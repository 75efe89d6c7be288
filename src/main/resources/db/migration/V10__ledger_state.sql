-- How far a record came changes with each write, which record it is and what was written does not. Apart, a change
-- leaves the long texts and the indexes of their keys alone: H2 would write all of them again.
CREATE TABLE ledger_state (
  ledger_id  BIGINT     NOT NULL PRIMARY KEY,
  state      VARCHAR(8) NOT NULL,
  remote_id  BIGINT,
  adopted    BOOLEAN    NOT NULL DEFAULT FALSE,
  run_id     BIGINT     NOT NULL,
  updated_at BIGINT     NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- An earlier start may have come halfway.
INSERT IGNORE INTO ledger_state (ledger_id, state, remote_id, adopted, run_id, updated_at)
  SELECT id, state, remote_id, adopted, run_id, updated_at FROM ledger;

ALTER TABLE ledger DROP COLUMN state;
ALTER TABLE ledger DROP COLUMN remote_id;
ALTER TABLE ledger DROP COLUMN adopted;
ALTER TABLE ledger DROP COLUMN run_id;
ALTER TABLE ledger DROP COLUMN updated_at;
