-- Projects in Manage and their twins in a project-management tool.
CREATE TABLE two_way_project (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account    VARCHAR(64)  NOT NULL,
  tenant     VARCHAR(190) NOT NULL,
  manage_id  BIGINT       NOT NULL,
  tool_id    VARCHAR(190) NOT NULL,
  name       LONGTEXT     NOT NULL,
  state      VARCHAR(8)   NOT NULL,
  message    LONGTEXT,
  paired_at  BIGINT       NOT NULL,
  last_pass  BIGINT,
  last_sweep BIGINT,
  CONSTRAINT two_way_project_in_manage UNIQUE (account, tenant, manage_id),
  CONSTRAINT two_way_project_in_tool UNIQUE (account, tenant, tool_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Records that are the same on both sides, and by field how both held it when they agreed. While a record is being
-- made on a side, "making" names that side; should the process die, it is looked for there before it is made again.
CREATE TABLE two_way_pair (
  project_id     BIGINT       NOT NULL,
  pair_key       VARCHAR(190) NOT NULL,
  kind           VARCHAR(8)   NOT NULL,
  tool_id        VARCHAR(190),
  tool_created   BIGINT,
  manage_id      VARCHAR(190),
  manage_created BIGINT,
  base           LONGTEXT     NOT NULL,
  making         VARCHAR(6),
  PRIMARY KEY (project_id, pair_key)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Values that somebody typed and that yielded to others, or wait for a person to decide.
CREATE TABLE two_way_conflict (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  project_id   BIGINT       NOT NULL,
  pair_key     VARCHAR(190) NOT NULL,
  field        VARCHAR(24)  NOT NULL,
  name         LONGTEXT     NOT NULL,
  base_tool    LONGTEXT,
  base_manage  LONGTEXT,
  tool_value   LONGTEXT,
  manage_value LONGTEXT,
  taken        VARCHAR(6),
  taken_by     VARCHAR(190),
  noticed_at   BIGINT       NOT NULL,
  decided_at   BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX two_way_conflict_of_project ON two_way_conflict (project_id, pair_key);

-- What means what on both sides, as a dealer has decided: one document.
CREATE TABLE two_way_mapping (
  account  VARCHAR(64)  NOT NULL,
  tenant   VARCHAR(190) NOT NULL,
  document LONGTEXT     NOT NULL,
  version  BIGINT       NOT NULL,
  enabled  BOOLEAN      NOT NULL DEFAULT FALSE,
  PRIMARY KEY (account, tenant)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
