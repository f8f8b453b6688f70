package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.vertx.ext.web.RoutingContext;

/**
 * Which journal entries a request asks for.
 *
 * @param sight what of the plants is shown; entries that concern no single enterprise are always included
 * @param type null for all
 * @param from decided at or after this time, ms since the epoch
 * @param to decided before this time, ms since the epoch
 * @param afterSeq sequence number to continue after
 */
public record JournalFilter(ScopeFilter sight, TransitionType type, long from, long to, long afterSeq, int limit) {
    static JournalFilter of(RoutingContext ctx) {
        Query query = new Query(ctx);
        return new JournalFilter(ScopeFilter.of(ctx), type(query),
                query.millis("from", 0), query.millis("to", Long.MAX_VALUE), AlarmFilter.number(Cursor.of(query)),
                query.limit());
    }

    /** The same filter, further on. */
    public JournalFilter after(long seq) {
        return new JournalFilter(sight, type, from, to, seq, limit);
    }

    /** Whether an entry that was read lies within what is shown. */
    public boolean shows(JournalEntry entry) {
        return switch (entry.event()) {
            case Note note -> note.enterprise() == null || sight.shows(note.enterprise(), null) || showsSiteOf(note);
            case Transition transition -> {
                Alarm alarm = transition.after() == null ? transition.before() : transition.after();
                yield alarm != null && sight.shows(alarm.point());
            }
        };
    }

    /** What was changed at a site is shown to whoever sees that site, such as a regulator of an area. */
    private boolean showsSiteOf(Note note) {
        return switch (note.type()) {
            case CONFIG -> sight.shows(note.enterprise(), note.subject());
            case MODE_CHANGED -> sight.shows(note.enterprise(), note.subject().replaceFirst("/.*", ""));
            case INSTRUMENT_CHECKED, HAZARD_FILE, STOCK_BOOK -> sight.shows(note.enterprise(), siteOf(note.subject()));
            default -> false;
        };
    }

    /** Of a point, of equipment or of a hazard source, whose ids begin with enterprise and site. */
    private static String siteOf(String id) {
        String[] names = id.split("/", 3);
        return names.length > 1 ? names[1] : "";
    }

    private static TransitionType type(Query query) {
        String value = query.text("type");
        for (TransitionType type : TransitionType.values()) {
            if (type.name().equals(value)) {
                return type;
            }
        }
        if (value != null) {
            throw Problem.invalid("type", value, "must be a type of journal entry, such as ALARM_RAISED");
        }
        return null;
    }
}
