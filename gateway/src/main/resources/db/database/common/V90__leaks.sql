-- Leaks with their members and evidence, so that a restart continues what is not over; times in ms since the epoch.
CREATE TABLE leak (
    id         TEXT   PRIMARY KEY,
    enterprise TEXT   NOT NULL,
    site       TEXT   NOT NULL,
    gas        TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    begun_at   BIGINT NOT NULL,
    over_at    BIGINT NOT NULL,
    content    TEXT   NOT NULL
);
CREATE INDEX leak_over ON leak (over_at);
