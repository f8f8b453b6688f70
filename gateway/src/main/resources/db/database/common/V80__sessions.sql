-- Open log-ins of people, so that a restart logs nobody out. Only the hash of the token is stored; account_state tells whether the account is
-- still as it was at the log-in.
CREATE TABLE login_session (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    account_state TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    address TEXT NOT NULL,
    client TEXT NOT NULL
);
