-- Which hours are night; one row, which also says that the calendar was filled. Days and times are ISO 8601 texts.
CREATE TABLE calendar_night (
    id     INTEGER PRIMARY KEY,
    begins TEXT NOT NULL,
    ends   TEXT NOT NULL
);
CREATE TABLE holiday (
    id        TEXT PRIMARY KEY,
    name_zh   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    from_day  TEXT NOT NULL,
    to_day    TEXT NOT NULL,
    workdays  TEXT NOT NULL,
    source    TEXT NOT NULL,
    certainty TEXT NOT NULL
);
CREATE TABLE key_period (
    id                 TEXT    PRIMARY KEY,
    kind               TEXT    NOT NULL,
    name_zh            TEXT    NOT NULL,
    name_en            TEXT    NOT NULL,
    from_day           TEXT    NOT NULL,
    to_day             TEXT    NOT NULL,
    enterprise         TEXT,
    site               TEXT,
    leader_on_site     INTEGER NOT NULL,
    more_roll_calls    INTEGER NOT NULL,
    escalation_percent INTEGER NOT NULL,
    extra_levels       INTEGER NOT NULL,
    hot_work_higher    INTEGER NOT NULL,
    source             TEXT    NOT NULL,
    certainty          TEXT    NOT NULL
);
