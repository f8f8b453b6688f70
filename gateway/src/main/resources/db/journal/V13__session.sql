-- By which session a person did it, as the list of sessions and the access log name it; never its secret. NULL = none, or the entry is older.
-- format 4 hashes it as well.
ALTER TABLE entry ADD COLUMN session TEXT;
