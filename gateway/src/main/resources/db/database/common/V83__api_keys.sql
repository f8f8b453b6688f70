-- Keys by which programs use the API for an account, with rights and a scope of their own. Only the hash of a key is stored.
CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    account TEXT NOT NULL,
    rights TEXT NOT NULL,
    enterprise TEXT,
    scope TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);
