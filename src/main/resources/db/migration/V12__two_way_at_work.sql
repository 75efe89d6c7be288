-- Paired projects as work on them needs it. No release has written to the tables that these replace.
DROP TABLE two_way_project;
-- While one of the two ids is missing, the project is being imported. What has woken a project waits in "woken_at";
-- "touched" tells which of Manage's tickets are to be read with all that belongs to them, null means all.
CREATE TABLE two_way_project (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account     VARCHAR(64)  NOT NULL,
  tenant      VARCHAR(190) NOT NULL,
  manage_id   BIGINT,
  tool_id     VARCHAR(190),
  name        LONGTEXT     NOT NULL,
  state       VARCHAR(8)   NOT NULL,
  message     LONGTEXT,
  import_from VARCHAR(6),
  new_project LONGTEXT,
  approved    BOOLEAN      NOT NULL,
  woken_at    BIGINT,
  touched     LONGTEXT,
  paired_at   BIGINT       NOT NULL,
  last_pass   BIGINT,
  lag_ms      BIGINT,
  CONSTRAINT two_way_project_in_manage UNIQUE (account, tenant, manage_id),
  CONSTRAINT two_way_project_in_tool UNIQUE (account, tenant, tool_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Whether two-way was switched on or off by somebody, and up to where both sides were asked what has changed.
CREATE TABLE two_way_account (
  account      VARCHAR(64)  NOT NULL,
  tenant       VARCHAR(190) NOT NULL,
  switched     VARCHAR(3),
  manage_since BIGINT,
  tool_cursor  LONGTEXT,
  last_sweep   BIGINT,
  PRIMARY KEY (account, tenant)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
ALTER TABLE two_way_mapping DROP COLUMN enabled;

-- What became of each pass, for people.
CREATE TABLE two_way_log (
  id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  project_id BIGINT      NOT NULL,
  at         BIGINT      NOT NULL,
  what       VARCHAR(16) NOT NULL,
  side       VARCHAR(6),
  kind       VARCHAR(8),
  name       LONGTEXT,
  field      VARCHAR(24),
  reason     LONGTEXT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX two_way_log_of_project ON two_way_log (project_id, at);

-- Callbacks name a ticket; this finds its project.
CREATE INDEX two_way_pair_in_manage ON two_way_pair (manage_id);
