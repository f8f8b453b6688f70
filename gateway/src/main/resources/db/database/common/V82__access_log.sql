-- What people did and what was refused to them, kept on this machine for the days that access.logDays says.
CREATE TABLE access_log (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    account TEXT NOT NULL,
    enterprise TEXT,
    session TEXT NOT NULL,
    address TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    status INTEGER NOT NULL,
    reason TEXT
);
CREATE INDEX access_log_at ON access_log (at);
