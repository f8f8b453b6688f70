-- Permits of special work. Times in ms since the epoch, 0 = not; lists one entry a line.
CREATE TABLE work_permit (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    grade TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    site TEXT NOT NULL,
    hazard_source TEXT NOT NULL,
    place TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    guardian TEXT NOT NULL,
    issuer TEXT NOT NULL,
    coordinator TEXT NOT NULL,
    outdoors INTEGER NOT NULL,
    detectors TEXT NOT NULL,
    gas_limits TEXT NOT NULL,
    lel_basis TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    suspended_at BIGINT NOT NULL,
    suspended_by TEXT NOT NULL,
    suspended_why TEXT NOT NULL,
    closed_at BIGINT NOT NULL,
    closed_by TEXT NOT NULL,
    closed_why TEXT NOT NULL,
    said TEXT NOT NULL
);

-- Why people at a permit were told something, so that a restart tells it no second time.
CREATE TABLE work_permit_notice (
    permit TEXT NOT NULL,
    cause TEXT NOT NULL,
    kind TEXT NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    number BIGINT NOT NULL,
    since_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    over_at BIGINT NOT NULL,
    PRIMARY KEY (permit, cause)
);
