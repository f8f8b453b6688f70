package io.hazardwatch.gateway.audit;

/** What the auditor can find wrong. */
public enum BreachKind {
    /** The journal cannot be read: no file, no table, a disk that fails. */
    JOURNAL_UNREADABLE,
    /** The gateway has shown no sign of life: stopped, hanging, or its disk refuses. */
    NO_PULSE,
    /** Messages wait too long for their lane. */
    INGESTION_LATE,
    /** A lane takes no turns, so limits and deadlines are not judged. */
    EVALUATION_LATE,
    /** The journal takes too long to reach the disk. */
    COMMIT_LATE,
    /** A synthetic alarm takes too long from its reading to the loopback channel, or does not arrive. */
    ALARM_PATH_LATE,
    /** An unacknowledged alarm has been silent for longer than its priority allows: nobody was reached. */
    SILENT_ALARM,
    /** A notice was claimed and its outcome never recorded. */
    STUCK_CLAIM,
    /** A step of an escalation is overdue. */
    OVERDUE_STEP
}
