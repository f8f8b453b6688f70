-- Browsers that take notifications; the id is the address of a means of kind PUSH.
CREATE TABLE push_subscription (
    id         TEXT   PRIMARY KEY,
    person_id  TEXT   NOT NULL,
    endpoint   TEXT   NOT NULL,
    public_key TEXT   NOT NULL,
    secret     TEXT   NOT NULL,
    device     TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);
