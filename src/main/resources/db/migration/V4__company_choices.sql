-- What a person chose for a client whose export waited: one of Manage's companies or, without id, a new one.
CREATE TABLE company_choice (
  account    VARCHAR(64)  NOT NULL,
  tenant     VARCHAR(190) NOT NULL,
  client     VARCHAR(255) NOT NULL,
  company_id BIGINT,
  decided_at BIGINT       NOT NULL,
  PRIMARY KEY (account, tenant, client)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
