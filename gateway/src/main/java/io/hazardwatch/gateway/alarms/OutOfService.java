package io.hazardwatch.gateway.alarms;

/**
 * Maintenance took the alarm out of service, with a permit. Only a person returns it to service.
 *
 * @param permit  number of the work permit
 * @param since   ms since the epoch
 * @param until   when it should be back in service
 * @param measure what protects people meanwhile
 * @param second  the second person who agreed, or null
 * @param overdue {@code until} has passed, and an alarm of its own says so
 */
public record OutOfService(String permit, long since, long until, String measure, String by, String second,
                           boolean overdue) {
    OutOfService asOverdue() {
        return new OutOfService(permit, since, until, measure, by, second, true);
    }
}
