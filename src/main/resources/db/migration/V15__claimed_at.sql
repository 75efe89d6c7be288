-- When the making of a record was claimed. Until its side certainly does not work on it any more, it is looked for and
-- not made again.
ALTER TABLE two_way_pair ADD COLUMN claimed_at BIGINT;
