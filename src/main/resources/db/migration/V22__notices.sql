-- Which notices were told of a trouble, by their numbers with semicolons: they are told when it is over. Null for none.
ALTER TABLE trouble ADD COLUMN told LONGTEXT;

-- Alerts that a notice of an account is still to be told of. Whoever deletes the row makes the mail or the post.
CREATE TABLE notice_alert (
  account  VARCHAR(64) NOT NULL,
  notice   BIGINT      NOT NULL,
  alert_id BIGINT      NOT NULL,
  PRIMARY KEY (account, notice, alert_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One post to the webhook of a notice, until that has taken it; target is whose form the body has. Those of a notice go
-- in the order of their ids. One that the receiver refuses because of what it says (refused) does not keep the others.
CREATE TABLE notice_post (
  id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account    VARCHAR(64) NOT NULL,
  notice     BIGINT      NOT NULL,
  target     VARCHAR(16) NOT NULL,
  body       LONGTEXT    NOT NULL,
  created_at BIGINT      NOT NULL,
  next_at    BIGINT      NOT NULL,
  attempts   INT         NOT NULL DEFAULT 0,
  refused    BOOLEAN     NOT NULL DEFAULT FALSE,
  sent_at    BIGINT
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX notice_post_of ON notice_post (account, notice, sent_at, id);
CREATE INDEX notice_post_sent ON notice_post (sent_at);
