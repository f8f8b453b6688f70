-- Reminders of certificates of devices that end, each told once.
CREATE TABLE certificate_reminder (
    id TEXT NOT NULL PRIMARY KEY,
    told_at BIGINT NOT NULL
);
