package io.hazardwatch.gateway.api.monitoring;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.OutOfService;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Priority;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One action that made the gateway watch less, or the refusal of one.
 *
 * @param subject  id of the alarm, or what a note is about
 * @param priority null for what is about no single alarm
 * @param second   who agreed; null if nobody was asked
 * @param measure  what protects people meanwhile; empty if nothing was said
 * @param permit   the work permit; empty without one
 * @param until    ms since the epoch; 0 = no end was stated
 * @param endedAt  ms since the epoch; 0 = it still holds, or has no end
 * @param endedBy  null if it still holds
 * @param refusal  why it was refused, or null
 * @param times    how often it was refused; 1 for what was done
 */
record MonitoringAction(long seq, long at, TransitionType type, String enterprise, String site, String subject, Priority priority, String by,
        String second, String reason, String measure, String permit, long until, long endedAt, String endedBy, String refusal, int times) {
    /** Those whose reason says who agreed. */
    private static final Set<TransitionType> AGREED = EnumSet.of(TransitionType.ALARM_SHELVED, TransitionType.ALARM_SHELVE_EXTENDED,
            TransitionType.ALARM_SHELVE_REJECTED, TransitionType.ALARM_DECOMMISSIONED, TransitionType.ALARM_DECOMMISSION_REJECTED);

    /** What a note about a person's statement of a mode says: until when, who agreed, and why. */
    private static final Pattern MODE = Pattern.compile("(\\S+ until (\\S+Z))(?:" + Note.AGREED + "(\\S+))?(: .*)", Pattern.DOTALL);

    /** What a note about a bypass or removal of equipment says: until when, why, and what protects meanwhile. */
    private static final Pattern BYPASS = Pattern.compile(Note.BYPASSED + "(\\S+) until (\\S+Z): (.*?)" + Note.MEANWHILE + "(.*)", Pattern.DOTALL);

    /** Whether it ends one that {@link #reduces}. */
    boolean restores() {
        return type.restoresMonitoring() || type == TransitionType.INSTRUMENT_CHECKED && !reduces();
    }

    /** Whether something holds from then on that somebody can end. */
    boolean reduces() {
        return type.reducesMonitoring() || type == TransitionType.INSTRUMENT_CHECKED && until > 0;
    }

    static MonitoringAction of(JournalEntry entry) {
        return switch (entry.event()) {
            case Note note -> of(entry.seq(), note);
            case Transition transition -> of(entry.seq(), transition);
        };
    }

    private static MonitoringAction of(long seq, Note note) {
        Matcher mode = MODE.matcher(note.reason());
        if (note.type() == TransitionType.MODE_CHANGED && mode.matches()) {
            return of(seq, note, mode.group(3), mode.group(1) + mode.group(4), "", Instant.parse(mode.group(2)).toEpochMilli());
        }
        Matcher bypass = BYPASS.matcher(note.reason());
        if (note.type() == TransitionType.INSTRUMENT_CHECKED && bypass.matches()) {
            return of(seq, note, null, bypass.group(1) + ": " + bypass.group(3), bypass.group(4), Instant.parse(bypass.group(2)).toEpochMilli());
        }
        int agreed = note.reason().startsWith(Note.CONFIRMED) ? note.reason().lastIndexOf(Shelving.SECOND) : -1;
        return of(seq, note, agreed < 0 ? null : note.reason().substring(agreed + Shelving.SECOND.length()),
                agreed < 0 ? note.reason() : note.reason().substring(0, agreed), "", 0);
    }

    private static MonitoringAction of(long seq, Note note, String second, String reason, String measure, long until) {
        return new MonitoringAction(seq, note.atMillis(), note.type(), note.enterprise(), null, note.subject(), null, note.actor(),
                second, reason, measure, "", until, 0, null, null, 1);
    }

    private static MonitoringAction of(long seq, Transition transition) {
        Alarm alarm = transition.after() == null ? transition.before() : transition.after();
        boolean isRefused = transition.refusal() != null;
        OutOfService out = isRefused ? null : alarm.suppression().outOfService();
        Shelving shelving = isRefused ? null : alarm.suppression().shelving();
        boolean isOut = transition.type() == TransitionType.ALARM_OOS && out != null;
        String comment = transition.comment();
        int agreed = AGREED.contains(transition.type()) ? comment.lastIndexOf(Shelving.SECOND) : -1;
        return new MonitoringAction(seq, transition.atMillis(), transition.type(), alarm.point().enterprise(), alarm.point().site(), alarm.id(),
                alarm.priority(), transition.actor(), isOut ? out.second() : agreed < 0 ? null : comment.substring(agreed + Shelving.SECOND.length()),
                agreed < 0 ? comment : comment.substring(0, agreed), isOut ? out.measure() : "", isOut ? out.permit() : "",
                isOut ? out.until() : shelving == null ? 0 : shelving.until(), 0, null, isRefused ? transition.refusal().name() : null, 1);
    }

    MonitoringAction ended(long millis, String actor) {
        return new MonitoringAction(seq, at, type, enterprise, site, subject, priority, by, second, reason, measure, permit, until, millis,
                actor, refusal, times);
    }

    /** The same refused once more. */
    MonitoringAction repeated() {
        return new MonitoringAction(seq, at, type, enterprise, site, subject, priority, by, second, reason, measure, permit, until, endedAt,
                endedBy, refusal, times + 1);
    }
}
