-- Who may sign in to the console and the API. Names that differ only in case are one name: its key is unique.
CREATE TABLE console_user (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name        VARCHAR(190) NOT NULL,
  name_key    VARCHAR(190) NOT NULL,
  email       VARCHAR(254),
  role        VARCHAR(16)  NOT NULL,
  password    VARCHAR(255) NOT NULL,
  enabled     BOOLEAN      NOT NULL DEFAULT TRUE,
  created_at  BIGINT       NOT NULL,
  CONSTRAINT console_user_name UNIQUE (name_key)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What leads from a mail to a new password: the hash of a secret that only the mail holds. One for each user.
CREATE TABLE password_link (
  user_id     BIGINT       NOT NULL PRIMARY KEY,
  secret_hash CHAR(64)     NOT NULL,
  made_at     BIGINT       NOT NULL,
  CONSTRAINT password_link_secret UNIQUE (secret_hash)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Wrong passwords since the last right one: of a name (its hash, as people type passwords there, too) and a source.
CREATE TABLE sign_in_failure (
  name_hash   CHAR(64)     NOT NULL,
  source      VARCHAR(80)  NOT NULL,
  failures    INT          NOT NULL,
  failed_at   BIGINT       NOT NULL,
  next_at     BIGINT       NOT NULL,
  PRIMARY KEY (name_hash, source)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Browsers in which a user has signed in: the hash of what their cookie holds.
CREATE TABLE known_browser (
  secret_hash CHAR(64)     NOT NULL PRIMARY KEY,
  user_id     BIGINT       NOT NULL,
  used_at     BIGINT       NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- As Spring Session wants them.
CREATE TABLE SPRING_SESSION (
  PRIMARY_ID            CHAR(36)     NOT NULL PRIMARY KEY,
  SESSION_ID            CHAR(36)     NOT NULL,
  CREATION_TIME         BIGINT       NOT NULL,
  LAST_ACCESS_TIME      BIGINT       NOT NULL,
  MAX_INACTIVE_INTERVAL INT          NOT NULL,
  EXPIRY_TIME           BIGINT       NOT NULL,
  PRINCIPAL_NAME        VARCHAR(190),
  CONSTRAINT SPRING_SESSION_IX1 UNIQUE (SESSION_ID)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX SPRING_SESSION_IX2 ON SPRING_SESSION (EXPIRY_TIME);
CREATE INDEX SPRING_SESSION_IX3 ON SPRING_SESSION (PRINCIPAL_NAME);

CREATE TABLE SPRING_SESSION_ATTRIBUTES (
  SESSION_PRIMARY_ID CHAR(36)     NOT NULL,
  ATTRIBUTE_NAME     VARCHAR(200) NOT NULL,
  ATTRIBUTE_BYTES    LONGBLOB     NOT NULL,
  PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
  CONSTRAINT SPRING_SESSION_ATTRIBUTES_FK FOREIGN KEY (SESSION_PRIMARY_ID) REFERENCES SPRING_SESSION (PRIMARY_ID)
    ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
