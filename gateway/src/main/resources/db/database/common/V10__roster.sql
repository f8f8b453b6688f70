-- Who is on duty. Wall times are ISO 8601 texts without offset, instants are ms since the epoch; positions keep the order.
CREATE TABLE roster_post (
    post TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    site TEXT,
    duty_level TEXT NOT NULL,
    zone TEXT NOT NULL,
    people_min INTEGER NOT NULL,
    place INTEGER NOT NULL
);
CREATE TABLE roster_shift (
    post TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    ends_after_days INTEGER NOT NULL,
    overlap_seconds BIGINT NOT NULL,
    PRIMARY KEY (post, id)
);
CREATE TABLE roster_crew (
    post TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (post, id)
);
CREATE TABLE roster_crew_person (
    post TEXT NOT NULL,
    crew TEXT NOT NULL,
    place INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (post, crew, place)
);
CREATE TABLE roster_rotation (
    post TEXT NOT NULL,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    days INTEGER NOT NULL,
    PRIMARY KEY (post, id)
);
CREATE TABLE roster_turn (
    post TEXT NOT NULL,
    rotation TEXT NOT NULL,
    day INTEGER NOT NULL,
    place INTEGER NOT NULL,
    shift TEXT NOT NULL,
    crew TEXT NOT NULL,
    PRIMARY KEY (post, rotation, day, place)
);
CREATE TABLE roster_override (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    mode TEXT NOT NULL,
    given BIGINT NOT NULL
);
CREATE TABLE roster_override_person (
    override_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (override_id, place)
);
CREATE TABLE roster_swap (
    id TEXT PRIMARY KEY,
    given BIGINT NOT NULL
);
CREATE TABLE roster_swap_leg (
    swap TEXT NOT NULL,
    place INTEGER NOT NULL,
    post TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    giver TEXT NOT NULL,
    taker TEXT NOT NULL,
    PRIMARY KEY (swap, place)
);
CREATE TABLE roster_swap_confirmation (
    swap TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (swap, person)
);
CREATE TABLE roster_leave (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    from_ms BIGINT NOT NULL,
    to_ms BIGINT NOT NULL,
    kind TEXT NOT NULL,
    replacement TEXT,
    given BIGINT NOT NULL
);
-- Every edit with who and why; only ever added to. seq also gives overrides, swaps and leaves their order.
CREATE TABLE roster_change (
    seq BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE TABLE roster_feed (
    person TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    made_ms BIGINT NOT NULL
);
