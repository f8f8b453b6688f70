package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;

/**
 * Numbers the sequences of calls about one gas alarm. A new one begins when gas comes or becomes graver and is not over long since, when its valve
 * is opened in gas, and when the household is to be called again, in gas, after it was not to be. The number holds the time of that and the
 * severity, and is stored with the calls, so that a restart goes on with the sequence that ran. Thread of households.
 */
final class CallSequence {
    /** A valve that is opened again sooner begins nothing until then: its contact may chatter. As often as a call is repeated (mark M). */
    static final long QUIET_MILLIS = 120_000;
    /** Within which a process that ended is back, as a rule: what came before its end may not have been looked at. */
    private static final long STOP_MILLIS = 60_000;
    /** Gas that has stood for longer is no news to whoever is near (mark M): a detector that is stuck calls nobody at each start. */
    private static final long NEWS_MILLIS = 86_400_000;
    private static final long PRIORITIES = Priority.values().length;

    private long number;
    /** When the sequence began. */
    private long since;
    /** When gas last came or became graver, or its valve was opened. */
    private long gasSince;
    /** What closed from then on closed on this gas; earlier than {@link #gasSince} if the limit was delayed. */
    private long closableSince;
    /** When an opened valve last began a sequence; 0 if none did. */
    private long openedAt;
    /** Whether the valve has not been seen closed since. */
    private boolean isOpeningTaken;
    private long occurrence = -1;
    private long activation;
    private Priority severity = Priority.P4;
    private boolean isStoredKnown;
    private boolean wasStopped;
    /** The number when it was last not to be called. */
    private long stoppedNumber;
    /** Whether it was not to be called for a time and the gas is over since. */
    private boolean isSpent;

    /** The number of the announcement. */
    long number() {
        return number;
    }

    /** When it began, ms. */
    long since() {
        return since;
    }

    /** The wall clock was set by so much; its number stays. */
    void clockStepped(long byMillis) {
        since += byMillis;
    }

    /** Whether a valve that closed then closed on the gas that stands: not before it came or became graver, or the valve was opened. */
    boolean isClosedSince(long closedMillis) {
        return closedMillis >= closableSince;
    }

    /** Whether gas that is over needs no further call. */
    boolean isSpent() {
        return isSpent;
    }

    /**
     * Takes what has changed about the gas.
     *
     * @param stored the calls that were stored last, or null
     * @param isStart whether this is the first look of this process; whom nobody called about gas that is over is called no more then, because
     *                nobody was to
     * @param opened that the valve was opened in gas, or null
     */
    void follow(Alarm alarm, HouseholdDesk.Made stored, boolean isStart, Alarm opened, long nowMillis) {
        boolean isNew = occurrence != alarm.occurrence() || activation != alarm.activation();
        if (isNew) {
            raised(alarm, nowMillis);
            isSpent |= isStart && !alarm.processActive() && nowMillis - alarm.raisedAt() >= STOP_MILLIS;
        }
        if (!isStoredKnown && stored != null && stored.subject().occurrence() == occurrence) {
            isStoredKnown = true;
            isNew &= !isResumed(stored, alarm);
        }
        if (isNew && alarm.processActive()) {
            standing(nowMillis);
        }
        if (severity(alarm).isAbove(severity) && alarm.processActive()) {
            severity = severity(alarm);
            ofGas(nowMillis);
        }
        if (opened != null && alarm.processActive() && opened.raisedAt() > gasSince) {
            opened(opened.raisedAt(), nowMillis);
        }
    }

    /** What a device that was off line tells too late, when it is over already, begins nothing and ends nothing that runs. */
    private void raised(Alarm alarm, long nowMillis) {
        boolean isFirst = occurrence != alarm.occurrence();
        boolean isOver = !alarm.processActive() && (alarm.late() || nowMillis - alarm.eventAt() >= HouseholdCalls.CALLED_MILLIS);
        occurrence = alarm.occurrence();
        activation = alarm.activation();
        severity = severity(alarm);
        if (isFirst || !isOver) {
            ofGas(alarm.raisedAt());
            closableSince = Math.min(alarm.raisedAt(), alarm.eventAt());
            isSpent = isOver;
        }
    }

    /** Gas that stands when it is first looked at, and about which nobody was called, is called about from now on, however long the way here was. */
    private void standing(long nowMillis) {
        long age = Math.abs(nowMillis - since);
        if (age >= HouseholdCalls.CALLED_MILLIS && age < NEWS_MILLIS) {
            begin(nowMillis);
        }
    }

    private void opened(long atMillis, long nowMillis) {
        if (isOpeningTaken && isSoon(nowMillis)) {
            gasSince = atMillis;
            closableSince = atMillis;
        } else if (!isSoon(nowMillis)) {
            ofGas(atMillis);
            openedAt = nowMillis;
            isOpeningTaken = true;
        }
    }

    /** Either way, so that a clock that is set back silences nobody for longer. */
    private boolean isSoon(long nowMillis) {
        return Math.abs(nowMillis - openedAt) < QUIET_MILLIS;
    }

    /** The greatest of an occurrence is no news in a later activation. */
    private static Priority severity(Alarm alarm) {
        return alarm.activation() <= 1 ? alarm.severityMax() : alarm.levelPriority();
    }

    /**
     * Takes whether the household is not to be called for now, whatever the time.
     *
     * @param isHeld because of the alarm, or because its gas is over and its valve is closed
     * @param isOpen whether the valve is not heard closed
     */
    void stopped(boolean isHeld, boolean isOpen, Alarm alarm, long nowMillis) {
        isOpeningTaken &= isOpen;
        if (isHeld) {
            wasStopped = true;
            stoppedNumber = number;
        } else if (wasStopped && number == stoppedNumber) {
            goOn(alarm.processActive(), nowMillis);
        } else {
            wasStopped = false;
        }
    }

    private void goOn(boolean isInGas, long nowMillis) {
        wasStopped = false;
        isSpent = !isInGas;
        if (isInGas && since < nowMillis) {
            begin(nowMillis);
        }
    }

    /**
     * After a start, the calls that were stored last tell of what is known already.
     *
     * @return false if they are of gas that came before
     */
    private boolean isResumed(HouseholdDesk.Made stored, Alarm alarm) {
        long storedMillis = stored.subject().annSeq() / PRIORITIES;
        if (storedMillis < alarm.raisedAt() || storedMillis < number / PRIORITIES) {
            return false;
        }
        since = storedMillis == number / PRIORITIES ? since : storedMillis;
        number = stored.subject().annSeq();
        isSpent = false;
        gasSince = storedMillis;
        closableSince = storedMillis == alarm.raisedAt() ? closableSince : storedMillis;
        severity = Priority.values()[(int) (PRIORITIES - 1 - number % PRIORITIES)];
        wasStopped = stored.clearedAt() > 0 && stored.clearedAt() - since < HouseholdCalls.CALLED_MILLIS;
        stoppedNumber = number;
        return true;
    }

    private void ofGas(long atMillis) {
        gasSince = atMillis;
        closableSince = atMillis;
        begin(atMillis);
    }

    /** Later than every one before it, also if the clock was set back. */
    private void begin(long atMillis) {
        since = atMillis;
        isSpent = false;
        number = Math.max(atMillis, number / PRIORITIES + 1) * PRIORITIES + PRIORITIES - 1 - severity.ordinal();
    }
}
