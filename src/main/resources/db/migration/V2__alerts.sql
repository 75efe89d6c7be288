-- What people were told of and what is not over yet: the same trouble is told once, in whichever process it arises.
CREATE TABLE trouble (
  fingerprint CHAR(64)    NOT NULL PRIMARY KEY,
  account     VARCHAR(64) NOT NULL,
  kind        VARCHAR(32) NOT NULL,
  project_id  VARCHAR(64),
  co_number   VARCHAR(64),
  since       BIGINT      NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX trouble_of_account ON trouble (account, kind);

-- What people must hear of. Without mailed_at no mail tells of it yet; batch is who makes mails of it.
CREATE TABLE alert (
  id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account   VARCHAR(64) NOT NULL,
  content   LONGTEXT    NOT NULL,
  raised_at BIGINT      NOT NULL,
  batch     CHAR(36),
  mailed_at BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX alert_waiting ON alert (mailed_at, account);
CREATE INDEX alert_of_batch ON alert (batch);

-- One mail to one address, until the mail server has taken it. Whoever sends it first puts next_at forward.
CREATE TABLE mail (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  address    VARCHAR(320) NOT NULL,
  subject    VARCHAR(255) NOT NULL,
  plain      LONGTEXT     NOT NULL,
  html       LONGTEXT     NOT NULL,
  created_at BIGINT       NOT NULL,
  next_at    BIGINT       NOT NULL,
  attempts   INT          NOT NULL DEFAULT 0,
  sent_at    BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX mail_due ON mail (sent_at, next_at);
CREATE INDEX mail_to ON mail (address, created_at);

-- Accounts whose keys are refused: until a poll succeeds, the timer polls only to see whether they are mended.
CREATE TABLE poll_pause (
  account  VARCHAR(64) NOT NULL PRIMARY KEY,
  since    BIGINT      NOT NULL,
  probe_at BIGINT      NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
