CREATE TABLE person (
    name       TEXT    PRIMARY KEY,
    role       TEXT    NOT NULL,
    enterprise TEXT,
    iterations INTEGER NOT NULL,
    salt       BLOB    NOT NULL,
    hash       BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- shown: the user name of an enterprise's credential, the first characters of a device's access token.
CREATE TABLE credential (
    username_hash BLOB    PRIMARY KEY,
    shown         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    enterprise    TEXT    NOT NULL,
    site          TEXT,
    device        TEXT,
    salt          BLOB    NOT NULL,
    password_hash BLOB    NOT NULL,
    created_at    INTEGER NOT NULL,
    UNIQUE (enterprise, shown)
) STRICT, WITHOUT ROWID;
