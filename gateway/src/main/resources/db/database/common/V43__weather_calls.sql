-- Under which id people of the enterprise are called about the site; empty = not called yet, or by an earlier release.
ALTER TABLE weather_match ADD COLUMN call_id TEXT NOT NULL DEFAULT '';
