-- The second factor of an account: the secret of its codes, sealed with a key on the gateway's machine, the last time step of which a code was
-- taken, and hashes of the recovery codes that are left.
CREATE TABLE second_factor (
    account TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    last_step BIGINT NOT NULL,
    recovery TEXT NOT NULL,
    enrolled_at BIGINT NOT NULL
);
