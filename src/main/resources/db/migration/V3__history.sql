-- What a run did, step by step and member by member, and the export that it read.

-- JSON: the steps with what they said, and the warnings among a run's messages.
ALTER TABLE run ADD COLUMN steps LONGTEXT;
ALTER TABLE run ADD COLUMN warnings LONGTEXT;

-- Whether the work on it began: what did, goes on only while somebody has its project's lock.
ALTER TABLE run ADD COLUMN begun BOOLEAN NOT NULL DEFAULT FALSE;

-- Whether a mail leads to it: then it stays, however often others say the same.
ALTER TABLE run ADD COLUMN told BOOLEAN NOT NULL DEFAULT FALSE;

-- Which run's copy of the export says what this one read; if none was kept, why.
ALTER TABLE run ADD COLUMN export_run BIGINT;
ALTER TABLE run ADD COLUMN export_note VARCHAR(255);

-- Runs that go on are looked for at every poll, old ones are deleted by age.
CREATE INDEX run_outcome ON run (outcome);
CREATE INDEX run_age ON run (account, started_at);

-- Where people see the record, and its members as JSON: what they were, what they became.
ALTER TABLE run_record ADD COLUMN url VARCHAR(1000);
ALTER TABLE run_record ADD COLUMN fields LONGTEXT;

-- Exports as D-Tools sent them, compressed. What was read again in the same words is kept once.
CREATE TABLE kept_export (
  run_id      BIGINT       NOT NULL PRIMARY KEY,
  account     VARCHAR(64)  NOT NULL,
  project_id  VARCHAR(64)  NOT NULL,
  fingerprint CHAR(64)     NOT NULL,
  bytes       BIGINT       NOT NULL,
  content     LONGBLOB     NOT NULL,
  kept_at     BIGINT       NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX kept_export_of_project ON kept_export (account, project_id, fingerprint);
CREATE INDEX kept_export_age ON kept_export (account, kept_at);
