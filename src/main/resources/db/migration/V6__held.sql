-- A record as Manage holds it, where that is otherwise than we wrote it: a price that it rounds, for one. JSON.
ALTER TABLE ledger ADD COLUMN held LONGTEXT;
