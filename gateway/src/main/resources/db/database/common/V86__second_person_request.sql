-- Requests for a second person that have not expired, so that a restart forgets none: the call to the letter, who asked, and who answered, with
-- what that account was then.
CREATE TABLE second_person_request (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    account TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    second TEXT,
    second_state TEXT
);
