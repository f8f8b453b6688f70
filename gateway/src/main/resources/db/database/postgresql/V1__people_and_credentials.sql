CREATE TABLE person (
    name       TEXT    PRIMARY KEY,
    role       TEXT    NOT NULL,
    enterprise TEXT,
    iterations INTEGER NOT NULL,
    salt       BYTEA   NOT NULL,
    hash       BYTEA   NOT NULL,
    created_at BIGINT  NOT NULL
);

-- shown: the user name of an enterprise's credential, the first characters of a device's access token.
CREATE TABLE credential (
    username_hash BYTEA   PRIMARY KEY,
    shown         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    enterprise    TEXT    NOT NULL,
    site          TEXT,
    device        TEXT,
    salt          BYTEA   NOT NULL,
    password_hash BYTEA   NOT NULL,
    created_at    BIGINT  NOT NULL,
    UNIQUE (enterprise, shown)
);
