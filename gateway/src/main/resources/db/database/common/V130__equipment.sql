-- Proofs and bypasses of equipment as people recorded them, and reminders that were sent. Times in ms since the epoch, days as ISO 8601.
CREATE TABLE equipment_proof (
    id TEXT NOT NULL PRIMARY KEY,
    equipment TEXT NOT NULL,
    kind TEXT NOT NULL,
    passed INTEGER NOT NULL,
    day TEXT NOT NULL,
    due TEXT,
    certificate TEXT NOT NULL,
    words TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    noted_at BIGINT NOT NULL,
    session TEXT
);
CREATE INDEX equipment_proof_noted ON equipment_proof (noted_at);
CREATE TABLE equipment_bypass (
    id TEXT NOT NULL PRIMARY KEY,
    equipment TEXT NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    measure TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    since_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    session TEXT,
    ended_by TEXT,
    ended_at BIGINT,
    end_words TEXT,
    end_session TEXT
);
CREATE INDEX equipment_bypass_since ON equipment_bypass (since_at);
CREATE TABLE equipment_reminder (
    id TEXT NOT NULL PRIMARY KEY,
    told_at BIGINT NOT NULL
);
