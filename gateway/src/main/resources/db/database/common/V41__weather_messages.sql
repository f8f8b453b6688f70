-- Being handed to the calls is one thing, being sent to a person another: what became of each message is kept with it.
ALTER TABLE weather_match RENAME COLUMN told_at TO called_at;
ALTER TABLE weather_told ADD COLUMN means TEXT NOT NULL DEFAULT '';
ALTER TABLE weather_told ADD COLUMN sent_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE weather_told ADD COLUMN reached_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE weather_told ADD COLUMN failure TEXT NOT NULL DEFAULT '';
UPDATE weather_told SET sent_at = told_at;
