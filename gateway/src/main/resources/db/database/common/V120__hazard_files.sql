-- Files of hazard sources as people recorded them, and reminders that were sent. Nothing here is deleted but old reminders.
-- Times in ms since the epoch, days as ISO 8601. A source is enterprise/site/id.
CREATE TABLE hazard_assessment (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    assessor TEXT NOT NULL,
    substances TEXT NOT NULL,
    exposed_people INTEGER NOT NULL,
    grade TEXT NOT NULL,
    s DOUBLE PRECISION NOT NULL,
    r DOUBLE PRECISION NOT NULL,
    edition TEXT NOT NULL,
    words TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    session TEXT,
    filed TEXT,
    filing TEXT NOT NULL,
    filed_by TEXT,
    filed_at BIGINT,
    filed_session TEXT
);
CREATE TABLE hazard_trigger (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    session TEXT
);
CREATE TABLE hazard_document (
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    day TEXT,
    due TEXT,
    reference TEXT NOT NULL,
    words TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    session TEXT,
    PRIMARY KEY (source, kind, version)
);
CREATE TABLE hazard_reminder (
    id TEXT NOT NULL PRIMARY KEY,
    told_at BIGINT NOT NULL
);
