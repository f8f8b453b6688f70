-- Certificates by which devices log in. A credential has one, and a second one while it renews; revoked ones stay until they end, for the list of
-- revoked certificates. Nothing here is a secret: the private keys are in the devices.
CREATE TABLE device_certificate (
    fingerprint TEXT PRIMARY KEY,
    serial TEXT NOT NULL,
    shown TEXT NOT NULL,
    name TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    site TEXT,
    device TEXT,
    own INTEGER NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    taken_at BIGINT NOT NULL,
    revoked_at BIGINT
);
