-- The last test of each means of a person; confirmed_at: 0 = nobody has confirmed it.
CREATE TABLE means_test (
    person_id    TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    address      TEXT   NOT NULL,
    message_key  TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    asked_at     BIGINT NOT NULL,
    answer_by    BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    confirmed_by TEXT,
    PRIMARY KEY (person_id, kind, address)
);
