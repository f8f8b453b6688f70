-- Roll calls; times in ms since the epoch, 0 = not yet; persons one a line.
CREATE TABLE roll_call (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL,
    shift_from BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    asked TEXT NOT NULL,
    ordered_by TEXT,
    answered_by TEXT,
    ended_at BIGINT NOT NULL,
    leader_told_at BIGINT NOT NULL
);
CREATE INDEX roll_call_by_post ON roll_call (post, due_at);

-- What a spot check found; never changed.
CREATE TABLE spot_check (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL,
    at BIGINT NOT NULL,
    record TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX spot_check_by_post ON spot_check (post, at);

CREATE TABLE handover (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL,
    change_at BIGINT NOT NULL,
    outgoing TEXT NOT NULL,
    incoming TEXT NOT NULL,
    state TEXT NOT NULL,
    leader_told_at BIGINT NOT NULL,
    overdue_at BIGINT NOT NULL,
    accepted_by TEXT,
    ended_at BIGINT NOT NULL
);
CREATE INDEX handover_by_post ON handover (post, change_at);

CREATE TABLE handover_item (
    handover TEXT NOT NULL REFERENCES handover (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT NOT NULL,
    state TEXT NOT NULL,
    accepted_by TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (handover, number)
);

-- The duty log: added to, never changed. day is the post's date, as 2026-03-02.
CREATE TABLE duty_log_entry (
    id TEXT PRIMARY KEY,
    post TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    party TEXT NOT NULL,
    matter TEXT NOT NULL,
    action TEXT NOT NULL,
    about TEXT,
    due_at BIGINT NOT NULL
);
CREATE INDEX duty_log_entry_by_day ON duty_log_entry (post, day);
CREATE INDEX duty_log_entry_by_time ON duty_log_entry (post, at);
CREATE INDEX duty_log_entry_by_about ON duty_log_entry (about);

CREATE TABLE duty_day_signature (
    post TEXT NOT NULL,
    day TEXT NOT NULL,
    person TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (post, day, person, text_hash)
);

-- Days two people have signed, in the order in which they were; each names the hash of the one before.
CREATE TABLE duty_day (
    post TEXT NOT NULL,
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (post, day),
    UNIQUE (post, number)
);
