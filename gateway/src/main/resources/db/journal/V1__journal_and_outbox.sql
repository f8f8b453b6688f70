-- Every change and every refusal, in order and for good. The columns from alarm_id on are the alarm after it.
CREATE TABLE entry (
    seq            INTEGER PRIMARY KEY,
    committed_at   INTEGER NOT NULL,
    decided_at     INTEGER NOT NULL,
    type           TEXT    NOT NULL,
    annunciate     INTEGER NOT NULL,
    refusal        TEXT,
    actor          TEXT    NOT NULL,
    comment        TEXT    NOT NULL,
    state_before   TEXT,
    alarm_id       TEXT,
    point          TEXT,
    name_zh        TEXT,
    name_en        TEXT,
    rule           TEXT,
    kind           TEXT,
    level          TEXT,
    unit           TEXT,
    priority       TEXT,
    level_priority TEXT,
    state          TEXT,
    process_active INTEGER,
    latching       INTEGER,
    occurrence     INTEGER,
    activation     INTEGER,
    ann_seq        INTEGER,
    raised_at      INTEGER,
    event_at       INTEGER,
    cleared_at     INTEGER,
    acked_at       INTEGER,
    acked_by       TEXT,
    value          REAL,
    limit_value    REAL,
    worst          REAL,
    late           INTEGER,
    quality_bad    INTEGER,
    prev_hash      BLOB    NOT NULL,
    hash           BLOB    NOT NULL
) STRICT;

CREATE INDEX entry_by_alarm ON entry (alarm_id, seq);

-- Where each alarm stands: the entry that made it so. Written with the entry, never by itself.
CREATE TABLE alarm (
    id         TEXT    PRIMARY KEY,
    seq        INTEGER NOT NULL REFERENCES entry (seq),
    open       INTEGER NOT NULL,
    enterprise TEXT    NOT NULL,
    priority   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX alarm_open ON alarm (id) WHERE open = 1;

-- Who is to be told of an entry, and what became of it. Planned with the entry.
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY,
    seq         INTEGER NOT NULL REFERENCES entry (seq),
    alarm_id    TEXT    NOT NULL,
    occurrence  INTEGER NOT NULL,
    ann_seq     INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    priority    TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    attempts    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    next_at     INTEGER NOT NULL,
    claimed_at  INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    last_error  TEXT
) STRICT;

CREATE INDEX outbox_due ON outbox (priority, next_at, id) WHERE state IN ('PLANNED', 'RETRY');
CREATE INDEX outbox_claimed ON outbox (claimed_at) WHERE state = 'CLAIMED';
CREATE INDEX outbox_by_alarm ON outbox (alarm_id, id);
