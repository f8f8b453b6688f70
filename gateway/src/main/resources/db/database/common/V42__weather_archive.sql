-- Warnings that left the memory to make room for others; they are not read at the start.
ALTER TABLE weather_message ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
