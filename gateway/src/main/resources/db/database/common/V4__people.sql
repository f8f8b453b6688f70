-- Somebody who may be told or be on duty. Names are free text; the id is who it is.
CREATE TABLE person (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    enterprise TEXT,
    authority  TEXT,
    language   TEXT NOT NULL
);

-- kind: PHONE or ADDRESS.
CREATE TABLE person_contact (
    person_id TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    sequence  INTEGER NOT NULL,
    value     TEXT    NOT NULL,
    PRIMARY KEY (person_id, kind, sequence)
);

-- expires: ISO date; null = never.
CREATE TABLE person_qualification (
    person_id TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    sequence  INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    expires   TEXT,
    PRIMARY KEY (person_id, sequence)
);

-- The means a person wants to be told by, in order, when it is urgent and when it is not.
CREATE TABLE person_means (
    person_id   TEXT    NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    urgency     TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    address     TEXT    NOT NULL,
    verified_at BIGINT,
    verified_by TEXT,
    PRIMARY KEY (person_id, urgency, sequence)
);

CREATE TABLE post (
    id              TEXT    PRIMARY KEY,
    name_zh         TEXT    NOT NULL,
    name_en         TEXT    NOT NULL,
    enterprise      TEXT,
    site            TEXT,
    area            TEXT,
    level_id        TEXT    NOT NULL,
    round_the_clock INTEGER NOT NULL,
    technical_group INTEGER NOT NULL,
    on_duty_min     INTEGER NOT NULL
);

-- A level of an enterprise's chain where it is not the usual one.
CREATE TABLE duty_level (
    enterprise TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    name_zh    TEXT    NOT NULL,
    name_en    TEXT    NOT NULL,
    source     TEXT    NOT NULL,
    PRIMARY KEY (enterprise, id)
);

CREATE TABLE duty_level_fallback (
    enterprise TEXT    NOT NULL,
    level_id   TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    person_id  TEXT    NOT NULL REFERENCES person (id),
    PRIMARY KEY (enterprise, level_id, sequence),
    FOREIGN KEY (enterprise, level_id) REFERENCES duty_level (enterprise, id) ON DELETE CASCADE
);

-- Whose log-in it is; null = nobody's in particular.
ALTER TABLE account ADD COLUMN person_id TEXT;
