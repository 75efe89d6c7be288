-- As whom Manage shows what we write: what somebody else does under that name is told.
ALTER TABLE two_way_account ADD COLUMN manage_user VARCHAR(190);
