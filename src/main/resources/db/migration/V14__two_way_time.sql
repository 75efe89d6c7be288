-- Time entries of the tool and their twins in Manage, and by field how both held them when they agreed. While a twin is
-- being made, "claimed_at" says since when and "base" what was sent: should the process die, it is looked for by that
-- before it is made again. "said" is what the log has said about an entry last.
CREATE TABLE two_way_time (
  project_id   BIGINT       NOT NULL,
  tool_id      VARCHAR(190) NOT NULL,
  tool_created BIGINT,
  manage_id    VARCHAR(190),
  base         LONGTEXT     NOT NULL,
  claimed_at   BIGINT,
  said         LONGTEXT,
  PRIMARY KEY (project_id, tool_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
