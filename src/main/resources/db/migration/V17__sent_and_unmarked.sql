-- What was sent when a record was being made, by field as both sides held it then: by that it is looked for, and by that
-- it is known what people have changed since.
ALTER TABLE two_way_pair ADD COLUMN sent LONGTEXT;
-- Whether the tool's record may be without the id of its twin yet.
ALTER TABLE two_way_pair ADD COLUMN unmarked BOOLEAN NOT NULL DEFAULT FALSE;
