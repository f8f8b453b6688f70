-- Where the work of a permit is in metres: "east|north|radius", then one detector a line that is only assumed to be nearby.
ALTER TABLE work_permit ADD COLUMN area TEXT NOT NULL DEFAULT '';
