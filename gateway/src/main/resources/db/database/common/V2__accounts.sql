-- An account lets somebody in; who that is, is a person of its own.
ALTER TABLE person RENAME TO account;
