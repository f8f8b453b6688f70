package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;

/**
 * Numbers the sequences of calls about one gas alarm. A new one begins when gas comes or becomes graver, when its valve is opened in gas, and
 * when the household is to be called again after it was not to be. The number holds the time of that and the severity, and is stored with the
 * calls, so that a restart goes on with the sequence that ran. Thread of households.
 */
final class CallSequence {
    private static final long PRIORITIES = Priority.values().length;

    private long number;
    /** When the sequence began. */
    private long since;
    /** When gas last came or became graver, or its valve was opened. */
    private long gasSince;
    private long occurrence = -1;
    private long activation;
    private Priority severity = Priority.P4;
    private boolean isStoredKnown;
    private boolean wasStopped;

    /** The number of the announcement. */
    long number() {
        return number;
    }

    /** When it began, ms. */
    long since() {
        return since;
    }

    /** When gas last came or became graver, or its valve was opened, ms. */
    long gasSince() {
        return gasSince;
    }

    /**
     * Takes what has changed about the gas.
     *
     * @param stored the calls that were stored last, or null
     * @param opened that the valve was opened in gas, or null
     */
    void follow(Alarm alarm, HouseholdDesk.Made stored, Alarm opened, long nowMillis) {
        if (occurrence != alarm.occurrence() || activation != alarm.activation()) {
            occurrence = alarm.occurrence();
            activation = alarm.activation();
            severity = severity(alarm);
            ofGas(alarm.raisedAt());
        }
        if (!isStoredKnown && stored != null && stored.subject().occurrence() == occurrence) {
            isStoredKnown = true;
            resume(stored, alarm);
        }
        if (severity(alarm).isAbove(severity)) {
            severity = severity(alarm);
            ofGas(nowMillis);
        }
        if (opened != null && opened.raisedAt() > gasSince) {
            ofGas(opened.raisedAt());
        }
    }

    /** The greatest of an occurrence is no news in a later activation. */
    private static Priority severity(Alarm alarm) {
        return alarm.activation() <= 1 ? alarm.severityMax() : alarm.levelPriority();
    }

    /** @param isStopped whether the household is not to be called for now, whatever the time */
    void stopped(boolean isStopped, long nowMillis) {
        if (wasStopped && !isStopped && since < nowMillis) {
            begin(nowMillis);
        }
        wasStopped = isStopped;
    }

    /** After a start, the calls that were stored last tell of what is known already. */
    private void resume(HouseholdDesk.Made stored, Alarm alarm) {
        long storedMillis = stored.subject().annSeq() / PRIORITIES;
        if (storedMillis < alarm.raisedAt() || storedMillis < number / PRIORITIES) {
            return;
        }
        number = stored.subject().annSeq();
        since = storedMillis;
        gasSince = storedMillis;
        severity = Priority.values()[(int) (PRIORITIES - 1 - number % PRIORITIES)];
        wasStopped = stored.clearedAt() > 0 && stored.clearedAt() - since < HouseholdCalls.CALLED_MILLIS;
    }

    private void ofGas(long atMillis) {
        gasSince = atMillis;
        begin(atMillis);
    }

    /** Later than every one before it, also if the clock was set back. */
    private void begin(long atMillis) {
        since = atMillis;
        number = Math.max(atMillis, number / PRIORITIES + 1) * PRIORITIES + PRIORITIES - 1 - severity.ordinal();
    }
}
