-- What the lines of an opportunity and of a project come to, and the misc items among them. Null: nothing was planned.
ALTER TABLE run ADD COLUMN misc_total DECIMAL(19, 4);
ALTER TABLE run ADD COLUMN opportunity_total DECIMAL(19, 4);
ALTER TABLE run ADD COLUMN project_total DECIMAL(19, 4);
