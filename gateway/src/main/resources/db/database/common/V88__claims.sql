-- Places prepared for devices that claim them with a one-time code. Of the code only its hash is kept; those that were claimed or withdrawn stay for
-- a while, so that the wrong codes of a serial number count on when it is prepared anew.
CREATE TABLE device_claim (
    enterprise TEXT NOT NULL,
    serial TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    site TEXT NOT NULL,
    device TEXT NOT NULL,
    prepared_by TEXT NOT NULL,
    prepared_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    claimed_as TEXT,
    wrong_codes INTEGER NOT NULL,
    locked_until BIGINT NOT NULL,
    PRIMARY KEY (enterprise, serial)
);
CREATE INDEX device_claim_by_serial ON device_claim (serial);
