-- Calls to people about one subject, until somebody answers. attempts, answers and told are JSON; facts holds what is said about a
-- subject that is no alarm. A time of 9223372036854775807 is never reached; ended_at 0 = people are still called.
CREATE TABLE escalation (
    id            INTEGER PRIMARY KEY,
    subject_key   TEXT    NOT NULL,
    subject_kind  TEXT    NOT NULL,
    subject_id    TEXT    NOT NULL,
    occurrence    INTEGER NOT NULL,
    ann_seq       INTEGER NOT NULL,
    priority      TEXT    NOT NULL,
    enterprise    TEXT    NOT NULL,
    site          TEXT,
    hazard_source TEXT,
    facts         TEXT,
    started_at    INTEGER NOT NULL,
    level         TEXT    NOT NULL,
    sequence      INTEGER NOT NULL,
    step          INTEGER NOT NULL,
    round         INTEGER NOT NULL,
    loops         INTEGER NOT NULL,
    fallback      INTEGER NOT NULL,
    called_at     INTEGER NOT NULL,
    accepted_at   INTEGER NOT NULL,
    repeat_at     INTEGER NOT NULL,
    level_at      INTEGER NOT NULL,
    seen_at       INTEGER NOT NULL,
    next_at       INTEGER NOT NULL,
    attempts      TEXT    NOT NULL,
    answers       TEXT    NOT NULL,
    told          TEXT    NOT NULL,
    ended_at      INTEGER NOT NULL,
    end_reason    TEXT
) STRICT;

CREATE INDEX escalation_running ON escalation (id) WHERE ended_at = 0;
CREATE INDEX escalation_by_subject ON escalation (subject_key, id);

-- One message to one person by one means. key is the idempotency key; carrier is the row of the digest that a row was merged into.
CREATE TABLE notification (
    id            INTEGER PRIMARY KEY,
    escalation_id INTEGER NOT NULL REFERENCES escalation (id),
    key           TEXT    NOT NULL,
    purpose       TEXT    NOT NULL,
    subject_id    TEXT    NOT NULL,
    occurrence    INTEGER NOT NULL,
    ann_seq       INTEGER NOT NULL,
    priority      TEXT    NOT NULL,
    round         INTEGER NOT NULL,
    level         TEXT,
    person        TEXT    NOT NULL,
    means         TEXT    NOT NULL,
    address       TEXT    NOT NULL,
    channel       TEXT,
    state         TEXT    NOT NULL,
    taken_back    INTEGER NOT NULL,
    attempts      INTEGER NOT NULL,
    carrier       INTEGER NOT NULL,
    planned_at    INTEGER NOT NULL,
    next_at       INTEGER NOT NULL,
    claimed_at    INTEGER NOT NULL,
    accepted_at   INTEGER NOT NULL,
    delivered_at  INTEGER NOT NULL,
    seen_at       INTEGER NOT NULL,
    answered_at   INTEGER NOT NULL,
    reference     TEXT,
    result        TEXT,
    text          TEXT
) STRICT;

CREATE INDEX notification_by_key ON notification (key);
CREATE INDEX notification_by_escalation ON notification (escalation_id, id);
CREATE INDEX notification_by_subject ON notification (subject_id, id);
CREATE INDEX notification_unsettled ON notification (id) WHERE state IN ('PLANNED', 'CLAIMED', 'RETRY');
CREATE INDEX notification_by_reference ON notification (channel, reference) WHERE reference IS NOT NULL;

-- The last time at which the calls were looked after: a clock that shows less after a restart was set back.
CREATE TABLE escalation_clock (
    id      INTEGER PRIMARY KEY,
    seen_at INTEGER NOT NULL
) STRICT;
