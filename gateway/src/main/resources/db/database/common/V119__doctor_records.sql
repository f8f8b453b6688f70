-- What the connection doctor found, when it changed; an empty cause means that nothing was wrong any more. Kept for a week.
CREATE TABLE doctor_record (
    enterprise TEXT NOT NULL,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL,
    step TEXT NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX doctor_record_subject ON doctor_record (enterprise, subject, at);
CREATE INDEX doctor_record_at ON doctor_record (at);
