package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * What a process that reads only the journal can know about the gateway.
 *
 * @param pulse        the last sign of life; null if there never was one
 * @param waiting      unacknowledged alarms that are announced to people
 * @param stuckClaims  notices begun long ago and without an outcome
 * @param overdueSteps escalations whose next step, the first one included, is long due
 */
public record AuditSnapshot(JournalHeartbeat pulse, List<WaitingAlarm> waiting, int stuckClaims, int overdueSteps) {
    /**
     * An alarm that waits for an answer.
     *
     * @param announcedAt when it was last announced, ms since the epoch
     * @param reachedAt   when a provider last took a message about it for a person; 0 = never
     */
    public record WaitingAlarm(String id, Text name, Priority priority, long announcedAt, long reachedAt) {}

    public AuditSnapshot {
        waiting = List.copyOf(waiting);
    }
}
