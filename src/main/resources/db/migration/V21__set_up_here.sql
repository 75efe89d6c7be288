-- What people have set up in the console. "version" grows with each change, so that two people who change the same
-- account at once do not overwrite each other.
CREATE TABLE setup_account (
  account VARCHAR(64) NOT NULL PRIMARY KEY,
  version BIGINT      NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Settings that are set here; all others have what the environment or the files say, or their defaults. Of a secret the
-- content is encrypted.
CREATE TABLE setup_value (
  account VARCHAR(64)  NOT NULL,
  setting VARCHAR(100) NOT NULL,
  secret  BOOLEAN      NOT NULL,
  content LONGTEXT     NOT NULL,
  PRIMARY KEY (account, setting)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who has changed what; nothing of it is ever deleted, so that each change can be undone.
CREATE TABLE setup_change (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account    VARCHAR(64)  NOT NULL,
  changed_at BIGINT       NOT NULL,
  changed_by VARCHAR(190) NOT NULL,
  undoes     BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX setup_change_of_account ON setup_change (account, id);

CREATE TABLE setup_changed_value (
  change_id   BIGINT       NOT NULL,
  setting     VARCHAR(100) NOT NULL,
  secret      BOOLEAN      NOT NULL,
  old_content LONGTEXT,
  new_content LONGTEXT,
  PRIMARY KEY (change_id, setting)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row: what tells whether SECRETS_KEY is the one that secrets are encrypted with.
CREATE TABLE secrets_key (
  id         INT          NOT NULL PRIMARY KEY,
  salt       VARCHAR(64)  NOT NULL,
  check_text VARCHAR(190) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
