-- What needs a person: one row for each cause, however many projects it concerns. Whether a cause is there follows from
-- the history and the other tables; what people have added is here alone.
CREATE TABLE attention (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  fingerprint   CHAR(64)     NOT NULL,
  account       VARCHAR(64)  NOT NULL,
  kind          VARCHAR(32)  NOT NULL,
  code          VARCHAR(190) NOT NULL,
  about         LONGTEXT     NOT NULL,
  content       LONGTEXT     NOT NULL,
  opened_at     BIGINT       NOT NULL,
  closed_at     BIGINT,
  assigned_to   VARCHAR(190),
  snoozed_until BIGINT,
  CONSTRAINT attention_of_cause UNIQUE (fingerprint)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX attention_open ON attention (closed_at, account);

-- What people have done about a cause, and what ended a snooze.
CREATE TABLE attention_entry (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  attention_id BIGINT      NOT NULL,
  what         VARCHAR(16) NOT NULL,
  said         LONGTEXT,
  by_whom      VARCHAR(190),
  at           BIGINT      NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX attention_entry_of ON attention_entry (attention_id, id);

-- One row: when causes were last looked for, by whichever process.
CREATE TABLE attention_look (
  id        INT    NOT NULL PRIMARY KEY,
  looked_at BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO attention_look (id, looked_at) VALUES (1, 0);

-- What an account's last poll, or its last pass over all projects, found wrong with the account as a whole.
CREATE TABLE account_trouble (
  account  VARCHAR(64)  NOT NULL,
  part     VARCHAR(16)  NOT NULL,
  position INT          NOT NULL,
  kind     VARCHAR(32)  NOT NULL,
  code     VARCHAR(190) NOT NULL,
  about    LONGTEXT     NOT NULL,
  sentence LONGTEXT     NOT NULL,
  todo     LONGTEXT     NOT NULL,
  since    BIGINT       NOT NULL,
  PRIMARY KEY (account, part, position)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Why the last pass over a paired project failed, for programs; null when it did not, or in an earlier release.
ALTER TABLE two_way_project ADD COLUMN trouble LONGTEXT;
