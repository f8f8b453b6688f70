package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.model.Text;

/**
 * One thing that is wrong.
 *
 * @param subject the alarm's id, or the empty text; kind and subject together identify a breach
 * @param what    for people
 * @param since   ms since the epoch
 */
public record AuditBreach(BreachKind kind, String subject, Text what, long since) {
    /** Identifies it over several checks. */
    public String key() {
        return kind + " " + subject;
    }
}
