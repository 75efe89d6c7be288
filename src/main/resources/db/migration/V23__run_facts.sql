-- What a coordinator knows a project by, as SI had it when the run read it; null on runs of earlier releases. The price
-- is without tax and misc items, in Manage's currency.
ALTER TABLE run ADD COLUMN project_number LONGTEXT;
ALTER TABLE run ADD COLUMN progress LONGTEXT;
ALTER TABLE run ADD COLUMN sales_rep LONGTEXT;
ALTER TABLE run ADD COLUMN price DECIMAL(19, 4);

-- All runs of a project are found by its id alone.
CREATE INDEX run_by_project ON run (project_id, id);
