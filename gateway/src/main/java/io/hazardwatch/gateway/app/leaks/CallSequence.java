package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.model.Priority;

/**
 * Numbers the sequences of calls about one gas alarm. A new one begins when gas comes or becomes graver and is not over long since, when its valve
 * is opened in gas, and when the household is to be called again, in gas, after it was not to be. The number holds the time of that by the wall clock
 * and the severity, and is stored with the calls, so that a restart goes on with the sequence that ran. All else is in the time of
 * {@link StandingGas}, so that a clock that is set changes nothing. Thread of households.
 */
final class CallSequence {
    /** A valve that is opened again sooner begins nothing until then: its contact may chatter. As often as a call is repeated (mark M). */
    static final long QUIET_MILLIS = 120_000;
    /** Within which a process that ended is back, as a rule: what came before its end may not have been looked at. */
    private static final long STOP_MILLIS = 60_000;
    /** Gas that has stood for longer is no news to whoever is near (mark M): a detector that is stuck calls nobody at each start. */
    private static final long NEWS_MILLIS = 86_400_000;
    /** Within which a device that was off line has told what it kept, and how it is now (mark M). */
    private static final long BACKLOG_MILLIS = 300_000;
    private static final long PRIORITIES = Priority.values().length;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private long number;
    /** When the sequence began. */
    private long since;
    /** When gas last came or became graver, or its valve was opened. */
    private long gasSince;
    /** What closed from then on closed on this gas; earlier than {@link #gasSince} if the limit was delayed. */
    private long closableSince;
    /** When an opened valve last began a sequence. */
    private long openedAt = NEVER;
    /** Whether the valve has not been seen closed since. */
    private boolean isOpeningTaken;
    private long occurrence = -1;
    private long activation;
    private Priority severity = Priority.P4;
    private boolean wasStopped;
    /** The number when it was last not to be called. */
    private long stoppedNumber;
    /** Whether it was not to be called for a time and the gas is over since. */
    private boolean isSpent;
    /** The number that gas of long ago began, which a device told as standing. */
    private long backlogNumber = -1;
    /** What held before that. */
    private long earlierSince;
    private boolean isEarlierSpent;

    /** The number of the announcement. */
    long number() {
        return number;
    }

    /** Whether it has run for as long as a household is called. */
    boolean isTooLong(long now) {
        return now - since >= HouseholdCalls.CALLED_MILLIS;
    }

    /** Whether a valve that closed then closed on the gas that stands: not before it came or became graver, or the valve was opened. */
    boolean isClosedSince(long closedAt) {
        return closedAt >= closableSince;
    }

    /** Whether gas that is over needs no further call. */
    boolean isSpent() {
        return isSpent;
    }

    /**
     * Takes what has changed about the gas.
     *
     * @param stored the calls that were stored last, or null; they count at the first look at the alarm
     * @param isStart whether this is the first look of this process; whom nobody called about gas that is over is called no more then, because
     *                nobody was to
     * @param opened that the valve was opened in gas, or null
     */
    void follow(Alarm alarm, StandingGas standing, HouseholdDesk.Made stored, boolean isStart, Alarm opened, long nowMillis) {
        long now = standing.now();
        boolean isFirst = occurrence < 0;
        boolean isNew = occurrence != alarm.occurrence() || activation != alarm.activation();
        if (isNew) {
            raised(alarm, standing);
            isSpent |= isStart && !alarm.processActive() && now - standing.came(alarm) >= STOP_MILLIS;
        }
        if (isFirst && stored != null && stored.subject().occurrence() == occurrence) {
            isNew = !isResumed(stored, alarm, standing) || !stored.isTold();
        }
        if (isNew && alarm.processActive()) {
            standing(now, nowMillis);
        }
        if (severity(alarm).isAbove(severity) && alarm.processActive()) {
            graver(severity(alarm), now, nowMillis);
        }
        if (opened != null && alarm.processActive() && standing.came(opened) > gasSince) {
            opened(standing.came(opened), now, nowMillis);
        }
        if (number == backlogNumber && isOverSoon(alarm)) {
            since = isEarlierSpent ? since : earlierSince;
            isSpent = isEarlierSpent;
        }
    }

    /** What a device that was off line tells too late, when it is over already, begins nothing and ends nothing that runs. */
    private void raised(Alarm alarm, StandingGas standing) {
        boolean isFirst = occurrence != alarm.occurrence();
        long now = standing.now();
        long cameAt = standing.came(alarm);
        long delay = alarm.raisedAt() - alarm.eventAt();
        boolean isOver = !alarm.processActive() && (alarm.late() || now - cameAt + delay >= HouseholdCalls.CALLED_MILLIS);
        occurrence = alarm.occurrence();
        activation = alarm.activation();
        severity = severity(alarm);
        if (isFirst || !isOver) {
            boolean isBacklog = alarm.late() && delay >= HouseholdCalls.CALLED_MILLIS && (!isFirst || activation <= 1);
            if (isBacklog && number != backlogNumber) {
                earlierSince = since;
                isEarlierSpent = isFirst || isSpent;
            }
            ofGas(cameAt, now, alarm.raisedAt());
            closableSince = cameAt - Math.max(0, delay);
            isSpent = isOver;
            backlogNumber = isBacklog ? number : backlogNumber;
        }
    }

    /** Whether gas of long ago was over a moment after it was told: before it was told, as far as anybody knows. */
    private static boolean isOverSoon(Alarm alarm) {
        long stood = alarm.clearedAt() - alarm.raisedAt();
        return !alarm.processActive() && stood >= 0 && stood < BACKLOG_MILLIS;
    }

    private void graver(Priority level, long now, long nowMillis) {
        boolean isBacklog = number == backlogNumber;
        severity = level;
        ofGas(now, now, nowMillis);
        backlogNumber = isBacklog ? number : backlogNumber;
    }

    /** Gas that stands when it is first looked at, and about which nobody was called, is called about from now on, however long the way here was. */
    private void standing(long now, long nowMillis) {
        long age = now - since;
        if (age >= HouseholdCalls.CALLED_MILLIS && age < NEWS_MILLIS) {
            begin(now, now, nowMillis);
        }
    }

    private void opened(long at, long now, long nowMillis) {
        boolean isSoon = now - openedAt < QUIET_MILLIS;
        if (isOpeningTaken && isSoon) {
            gasSince = at;
            closableSince = at;
        } else if (!isSoon) {
            ofGas(at, now, nowMillis);
            openedAt = now;
            isOpeningTaken = true;
        }
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
    void stopped(boolean isHeld, boolean isOpen, Alarm alarm, long now, long nowMillis) {
        isOpeningTaken &= isOpen;
        if (isHeld) {
            wasStopped = true;
            stoppedNumber = number;
        } else if (wasStopped && number == stoppedNumber) {
            goOn(alarm.processActive(), now, nowMillis);
        } else {
            wasStopped = false;
        }
    }

    private void goOn(boolean isInGas, long now, long nowMillis) {
        wasStopped = false;
        isSpent = !isInGas;
        if (isInGas && since < now) {
            begin(now, now, nowMillis);
        }
    }

    /**
     * After a start, the calls that were stored last tell of what is known already. Those that run go on, also if later gas needs none.
     *
     * @return false if they are of gas that came before
     */
    private boolean isResumed(HouseholdDesk.Made stored, Alarm alarm, StandingGas standing) {
        long storedMillis = stored.subject().annSeq() / PRIORITIES;
        long at = standing.steady(storedMillis);
        boolean isOfThisGas = storedMillis >= alarm.raisedAt() && stored.gasAt() == alarm.eventAt();
        boolean isGoingOn = isSpent && stored.isRunning() && standing.now() - at < HouseholdCalls.CALLED_MILLIS;
        if (!isOfThisGas && !isGoingOn) {
            number = Math.max(number, (storedMillis + 1) * PRIORITIES + number % PRIORITIES);
            return false;
        }
        boolean isOfItsRaise = storedMillis == number / PRIORITIES;
        since = isOfItsRaise ? since : Math.min(at, standing.now());
        closableSince = isOfItsRaise ? closableSince : at;
        backlogNumber = isOfItsRaise && number == backlogNumber ? stored.subject().annSeq() : backlogNumber;
        number = stored.subject().annSeq();
        isSpent = false;
        gasSince = at;
        severity = Priority.values()[(int) (PRIORITIES - 1 - number % PRIORITIES)];
        wasStopped = stored.clearedAt() > 0 && stored.clearedAt() - storedMillis < HouseholdCalls.CALLED_MILLIS;
        stoppedNumber = number;
        return true;
    }

    private void ofGas(long at, long now, long wallMillis) {
        gasSince = at;
        closableSince = at;
        begin(at, now, wallMillis);
    }

    /** Later than every one before it, also if the clock was set back. */
    private void begin(long at, long now, long wallMillis) {
        since = Math.min(at, now);
        isSpent = false;
        number = Math.max(wallMillis, number / PRIORITIES + 1) * PRIORITIES + PRIORITIES - 1 - severity.ordinal();
    }
}
