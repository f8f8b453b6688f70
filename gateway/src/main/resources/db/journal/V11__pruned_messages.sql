-- How many messages of calls that run for days are no longer kept one by one.
CREATE TABLE notification_pruned (
    escalation_id INTEGER PRIMARY KEY REFERENCES escalation (id),
    subject_id    TEXT    NOT NULL,
    messages      INTEGER NOT NULL,
    accepted      INTEGER NOT NULL,
    delivered     INTEGER NOT NULL,
    failed        INTEGER NOT NULL
) STRICT;

CREATE INDEX notification_pruned_by_subject ON notification_pruned (subject_id);
