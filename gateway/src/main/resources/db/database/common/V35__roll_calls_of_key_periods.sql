-- How many roll calls beyond the usual number a key period asked for when this one was settled for it; 0 for a usual one.
ALTER TABLE roll_call ADD COLUMN more INTEGER NOT NULL DEFAULT 0;
