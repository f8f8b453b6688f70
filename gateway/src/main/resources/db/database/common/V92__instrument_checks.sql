-- Bump tests and calibrations of instruments as people recorded them. Times in ms since the epoch, days as ISO 8601.
CREATE TABLE instrument_check (
    id TEXT NOT NULL PRIMARY KEY,
    point TEXT NOT NULL,
    kind TEXT NOT NULL,
    gas TEXT NOT NULL,
    applied DOUBLE PRECISION,
    as_found DOUBLE PRECISION,
    as_left DOUBLE PRECISION,
    passed INTEGER NOT NULL,
    day TEXT NOT NULL,
    due TEXT,
    words TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    noted_at BIGINT NOT NULL
);
CREATE INDEX instrument_check_noted ON instrument_check (noted_at);
