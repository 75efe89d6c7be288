-- MySQL, MariaDB and H2 in MySQL mode all take this. Times are milliseconds since 1970 UTC: no driver shifts them.

-- Binary collation: source keys that differ only in case or accents are different records.
CREATE TABLE ledger (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account     VARCHAR(64)  NOT NULL,
  tenant      VARCHAR(190) NOT NULL,
  record_type VARCHAR(24)  NOT NULL,
  source_key  VARCHAR(255) NOT NULL,
  state       VARCHAR(8)   NOT NULL,
  remote_id   BIGINT,
  body        LONGTEXT,
  origin      LONGTEXT,
  adopted     BOOLEAN      NOT NULL DEFAULT FALSE,
  run_id      BIGINT       NOT NULL,
  created_at  BIGINT       NOT NULL,
  updated_at  BIGINT       NOT NULL,
  CONSTRAINT ledger_record UNIQUE (account, tenant, record_type, source_key)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- When an account first polled for a tenant: without SYNC_SINCE, exports from before wait.
CREATE TABLE first_start (
  account    VARCHAR(64)  NOT NULL,
  tenant     VARCHAR(190) NOT NULL,
  started_at BIGINT       NOT NULL,
  PRIMARY KEY (account, tenant)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a person chose for an SI project whose export waited: one of Manage's opportunities or, without id, a new one.
CREATE TABLE link (
  account        VARCHAR(64)  NOT NULL,
  tenant         VARCHAR(190) NOT NULL,
  project_id     VARCHAR(64)  NOT NULL,
  opportunity_id BIGINT,
  decided_at     BIGINT       NOT NULL,
  PRIMARY KEY (account, tenant, project_id),
  CONSTRAINT link_opportunity UNIQUE (account, tenant, opportunity_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE poll (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account     VARCHAR(64)  NOT NULL,
  attended    BOOLEAN      NOT NULL,
  state       VARCHAR(8)   NOT NULL,
  listed      BOOLEAN      NOT NULL DEFAULT FALSE,
  found       INT          NOT NULL DEFAULT 0,
  calls       INT          NOT NULL DEFAULT 0,
  message     LONGTEXT,
  started_at  BIGINT       NOT NULL,
  finished_at BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A run is the work on one export, that is, on one message of SI's queue. No outcome yet: it waits or goes on.
CREATE TABLE run (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  poll_id      BIGINT       NOT NULL,
  account      VARCHAR(64)  NOT NULL,
  tenant       VARCHAR(190) NOT NULL,
  message_id   VARCHAR(64),
  project_id   VARCHAR(64),
  co_number    VARCHAR(64),
  project      LONGTEXT,
  client       LONGTEXT,
  published_at BIGINT       NOT NULL,
  outcome      VARCHAR(10),
  skip_reason  VARCHAR(255),
  acknowledges BOOLEAN      NOT NULL DEFAULT TRUE,
  superseded_by BIGINT,
  mode         VARCHAR(8)   NOT NULL,
  retry_of     BIGINT,
  plan         LONGTEXT,
  fingerprint  CHAR(64),
  written      BOOLEAN      NOT NULL DEFAULT FALSE,
  settings     CHAR(64)     NOT NULL,
  started_at   BIGINT       NOT NULL,
  ms           BIGINT       NOT NULL DEFAULT 0,
  calls        INT          NOT NULL DEFAULT 0,
  created      INT          NOT NULL DEFAULT 0,
  updated      INT          NOT NULL DEFAULT 0,
  removed      INT          NOT NULL DEFAULT 0,
  messages     LONGTEXT,
  stage        VARCHAR(16),
  problems     LONGTEXT,
  waiting      LONGTEXT,
  lasting      BOOLEAN      NOT NULL DEFAULT FALSE,
  si_total     DECIMAL(19, 4),
  lines_total  DECIMAL(19, 4),
  misc_total   DECIMAL(19, 4),
  opportunity_total DECIMAL(19, 4),
  project_total DECIMAL(19, 4)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX run_of_project ON run (account, tenant, project_id, id);
CREATE INDEX run_of_poll ON run (poll_id);

CREATE INDEX run_superseded ON run (superseded_by);

-- What a run wrote, for people and for the API.
CREATE TABLE run_record (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run_id      BIGINT       NOT NULL,
  record_type VARCHAR(24)  NOT NULL,
  remote_id   BIGINT       NOT NULL,
  action      VARCHAR(8)   NOT NULL,
  source_key  VARCHAR(255) NOT NULL,
  title       LONGTEXT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX run_record_of_run ON run_record (run_id);

-- Who works on what: a lock is a row that a transaction has locked. The row without a name guards the adding of others.
CREATE TABLE work_lock (
  name VARCHAR(340) NOT NULL PRIMARY KEY
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO work_lock (name) VALUES ('');
