-- When the reading arrived, or the tick came, that led to the change; NULL = none did, or the entry is older. format 3 hashes it as well.
ALTER TABLE entry ADD COLUMN arrived_at INTEGER;
