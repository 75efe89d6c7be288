-- How many passes have begun or ended: whoever has read something before its own pass began knows whether another one
-- was at work since.
ALTER TABLE two_way_project ADD COLUMN turns BIGINT NOT NULL DEFAULT 0;
-- Manage's board that the project is on, as it was read last; null before.
ALTER TABLE two_way_project ADD COLUMN board LONGTEXT;
-- How many time entries of the tool are not in Manage as they are there, as the last pass found.
ALTER TABLE two_way_project ADD COLUMN unsent_time INT NOT NULL DEFAULT 0;
