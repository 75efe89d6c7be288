-- What a person chose for an SI project whose export waited, besides its opportunity: one of Manage's projects.
CREATE TABLE IF NOT EXISTS project_link (
  account           VARCHAR(64)  NOT NULL,
  tenant            VARCHAR(190) NOT NULL,
  project_id        VARCHAR(64)  NOT NULL,
  manage_project_id BIGINT       NOT NULL,
  PRIMARY KEY (account, tenant, project_id),
  CONSTRAINT project_link_project UNIQUE (account, tenant, manage_project_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
