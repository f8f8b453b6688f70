-- Proposals that change site files, and the revisions that were in force. The contents of the files are beside the store, by their SHA-256.
CREATE TABLE configuration_proposal (
    number BIGINT NOT NULL PRIMARY KEY,
    is_open INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    unapproved INTEGER NOT NULL,
    at BIGINT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX configuration_proposal_unapproved ON configuration_proposal (unapproved, at);

CREATE TABLE configuration_revision (
    number BIGINT NOT NULL PRIMARY KEY,
    revision TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX configuration_revision_revision ON configuration_revision (revision);
