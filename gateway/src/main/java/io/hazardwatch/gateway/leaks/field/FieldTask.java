package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody of the gas company must go to a place where gas alarmed.
 *
 * @param id         of the alarm and its occurrence, and of the activation if it is not the first task about that; begins with enterprise and site
 * @param place      street or household
 * @param households names of those whose detector alarmed, in the order in which they did
 * @param alarmId    of the alarm it is about
 * @param dueMillis  until when it must be done, ms since the epoch
 * @param takenBy    account of who took it; empty = nobody
 * @param doneBy     account of who did it; empty = not done
 * @param result     what was found and done; empty while it is not done
 * @param overdueMillis when people were told that it is overdue; 0 = not
 * @param joinedInto id of the task of the street that has taken its place; empty = none
 */
public record FieldTask(String id, String enterprise, String site, Text place, List<Text> households, String alarmId, long createdMillis,
                        long dueMillis, String takenBy, long takenMillis, String doneBy, long doneMillis, String result, long overdueMillis,
                        String joinedInto) {
    private static final Pattern NUMBER = Pattern.compile("\\.\\d{1,18}");

    /** How far it has come. */
    public enum State { OPEN, TAKEN, DONE, JOINED }

    public FieldTask {
        households = List.copyOf(households);
    }

    /** How far it has come. */
    public State state() {
        return !joinedInto.isEmpty() ? State.JOINED : !doneBy.isEmpty() ? State.DONE : takenBy.isEmpty() ? State.OPEN : State.TAKEN;
    }

    /** Whether somebody has still to do it. */
    public boolean isOpen() {
        return state() == State.OPEN || state() == State.TAKEN;
    }

    /** Whether it is not done although it should be; once people were told so, also by a clock that is set back. */
    public boolean isOverdue(long nowMillis) {
        return isOpen() && (nowMillis >= dueMillis || overdueMillis > 0);
    }

    /** Id of the need that it was opened for, which has no activation behind it. */
    String needId() {
        int end = id.startsWith(alarmId + '.') ? id.indexOf('.', alarmId.length() + 1) : -1;
        return end < 0 ? id : id.substring(0, end);
    }

    /** Of the activation for which it was opened; 0 for the first task of a need. Later tasks of a need have higher ones, whatever the clock said. */
    long activation() {
        String last = id.substring(needId().length());
        return NUMBER.matcher(last).matches() ? Long.parseLong(last.substring(1)) : 0;
    }

    /** When it was done; of one that is part of another one, when it was opened. */
    long overMillis() {
        return doneMillis > 0 ? doneMillis : createdMillis;
    }

    /** The same, opened at that time. */
    FieldTask openedAt(long atMillis) {
        return new FieldTask(id, enterprise, site, place, households, alarmId, atMillis, atMillis + dueMillis - createdMillis, takenBy, takenMillis,
                doneBy, doneMillis, result, overdueMillis, joinedInto);
    }

    FieldTask with(List<Text> others) {
        return new FieldTask(id, enterprise, site, place, others, alarmId, createdMillis, dueMillis, takenBy, takenMillis, doneBy, doneMillis, result,
                overdueMillis, joinedInto);
    }

    FieldTask taken(String by, long atMillis) {
        return new FieldTask(id, enterprise, site, place, households, alarmId, createdMillis, dueMillis, by, atMillis, doneBy, doneMillis, result,
                overdueMillis, joinedInto);
    }

    FieldTask done(String by, long atMillis, String what) {
        return new FieldTask(id, enterprise, site, place, households, alarmId, createdMillis, dueMillis, takenBy, takenMillis, by, atMillis, what,
                overdueMillis, joinedInto);
    }

    FieldTask overdue(long toldMillis) {
        return new FieldTask(id, enterprise, site, place, households, alarmId, createdMillis, dueMillis, takenBy, takenMillis, doneBy, doneMillis,
                result, toldMillis, joinedInto);
    }

    FieldTask joined(String into) {
        return new FieldTask(id, enterprise, site, place, households, alarmId, createdMillis, dueMillis, takenBy, takenMillis, doneBy, doneMillis,
                result, overdueMillis, into);
    }
}
