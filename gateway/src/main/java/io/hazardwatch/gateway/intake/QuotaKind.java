package io.hazardwatch.gateway.intake;

/** What an enterprise may use so much of. */
public enum QuotaKind {
    CONNECTIONS, MESSAGES, READINGS, POINTS, REJECTS, CALLS, EXPORT;

    /** Metrics label, lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
