-- The gateway's sign of life, written with the journal's commits and read by the auditor, a process of its own. One row.
CREATE TABLE pulse (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    written_at     INTEGER NOT NULL,
    ingest_lag     INTEGER NOT NULL,
    evaluator_lag  INTEGER NOT NULL,
    round_trip     INTEGER NOT NULL,
    stopped        INTEGER NOT NULL
) STRICT;
