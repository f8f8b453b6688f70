-- What people were told of their shifts, so that a restart neither repeats nor forgets it. Rows go after some days.
CREATE TABLE shift_reminder (
    id TEXT PRIMARY KEY,
    told_at BIGINT NOT NULL
);
-- The shifts of a post as people know them, one "person from to" per line in s since the epoch, up to known_until.
CREATE TABLE known_shift (
    post TEXT PRIMARY KEY,
    known_until BIGINT NOT NULL,
    shifts TEXT NOT NULL
);
