-- The first answers to commands with an Idempotency-Key, kept on this machine for a day, so that a repetition gets them after a restart too.
-- call and request are hashes; answers that show a secret are kept without their body.
CREATE TABLE repeated_answer (
    call TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    at BIGINT NOT NULL,
    status INTEGER NOT NULL,
    media_type TEXT,
    body TEXT
);
CREATE INDEX repeated_answer_at ON repeated_answer (at);
