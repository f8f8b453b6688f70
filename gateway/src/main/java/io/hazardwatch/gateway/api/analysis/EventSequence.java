package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sequence of events: alarms in the order in which the devices measured them, to the millisecond, whatever the order in which
 * the gateway received them. Suppressed alarms are included. Worker threads.
 */
final class EventSequence {
    /** Events in one answer; a shorter period shows the rest. */
    static final int EVENTS_MAX = 5_000;
    /** How much later than measured an event of the period may have been decided, in milliseconds. */
    private static final long DECIDED_LATER_MILLIS = 3_600_000;
    private static final Set<TransitionType> RAISES = EnumSet.of(TransitionType.ALARM_RAISED,
            TransitionType.ALARM_RAISED_SUPPRESSED, TransitionType.ALARM_REACTIVATED);
    /** The journal has no device time for these; they are sorted by the gateway's time. */
    private static final Set<TransitionType> CHANGES = EnumSet.of(TransitionType.ALARM_ESCALATED,
            TransitionType.ALARM_DEESCALATED, TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_CLEARED, TransitionType.ALARM_LATCHED,
            TransitionType.ALARM_LATCHED_UNACKED);

    /** For these the entry's value is that of the alarm, not of what ended it. */
    private static final Set<TransitionType> ENDS = EnumSet.of(TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_CLEARED,
            TransitionType.ALARM_LATCHED, TransitionType.ALARM_LATCHED_UNACKED);

    private record Event(long atMillis, long seq, Transition transition) {}

    private final KpiQueries queries;
    private final SiteIndex sites;

    EventSequence(KpiQueries queries, SiteIndex sites) {
        this.queries = queries;
        this.sites = sites;
    }

    JsonObject of(OperatingPosition position, Period period) {
        List<Event> events = new ArrayList<>();
        boolean isWhole = collect(position, period, events);
        events.sort(Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::seq));
        JsonArray all = new JsonArray();
        boolean isFirst = true;
        for (Event event : events) {
            boolean isRaise = RAISES.contains(event.transition().type());
            all.add(describe(event, isRaise && isFirst));
            isFirst &= !isRaise;
        }
        return new JsonObject().put("from", Times.utc(period.from())).put("to", Times.utc(period.to()))
                .put("whole", isWhole).put("events", all);
    }

    /** False if there are more events than one answer shows. */
    private boolean collect(OperatingPosition position, Period period, List<Event> events) {
        Period decided = new Period(period.from(), period.to() + DECIDED_LATER_MILLIS);
        List<JournalEntry> page = queries.entries(position, decided, null);
        while (!page.isEmpty()) {
            for (JournalEntry entry : page) {
                Event event = event(entry);
                if (event != null && event.atMillis() >= period.from() && event.atMillis() < period.to()) {
                    events.add(event);
                }
            }
            if (events.size() > EVENTS_MAX) {
                events.subList(EVENTS_MAX, events.size()).clear();
                return false;
            }
            page = queries.entries(position, decided, page.getLast());
        }
        return true;
    }

    private static Event event(JournalEntry entry) {
        Transition transition = entry.transition();
        if (transition == null || transition.refusal() != null) {
            return null;
        }
        if (RAISES.contains(transition.type())) {
            return new Event(transition.after().eventAt(), entry.seq(), transition);
        }
        return CHANGES.contains(transition.type()) ? new Event(transition.atMillis(), entry.seq(), transition) : null;
    }

    private JsonObject describe(Event event, boolean isFirstOut) {
        Alarm alarm = event.transition().after();
        ZoneId zone = sites.zone(alarm.point().enterprise(), alarm.point().site());
        return new JsonObject().put("at", Times.iso(event.atMillis(), zone)).put("type", event.transition().type().name())
                .put("decidedAt", Times.iso(event.transition().atMillis(), zone)).put("seq", event.seq())
                .put("alarm", alarm.id()).put("point", alarm.point().toString()).put("name", JsonValues.text(alarm.name()))
                .put("priority", alarm.priority().name()).put("level", alarm.level()).put("value", ENDS.contains(event.transition().type())
                ? null : JsonValues.number(alarm.value()))
                .put("limit", JsonValues.number(alarm.limit())).put("unit", alarm.unit()).put("late", alarm.late())
                .put("suppressed", alarm.isSuppressed()).put("firstOut", isFirstOut);
    }
}
