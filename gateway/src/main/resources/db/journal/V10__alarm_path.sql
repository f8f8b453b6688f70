-- How long the last synthetic alarm took from its reading to the loopback channel, ms; -1 = none has arrived yet.
ALTER TABLE pulse ADD COLUMN alarm_path INTEGER NOT NULL DEFAULT -1;
