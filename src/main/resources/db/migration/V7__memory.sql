-- How much memory there was, in bytes, when it did not suffice for a run's export: it is tried again with more.
ALTER TABLE run ADD COLUMN memory BIGINT;
