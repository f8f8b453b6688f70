package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which alarms a request asks for, by page. Open alarms are sorted unacknowledged first and suppressed last, then by priority,
 * then newest first; {@link OpenAlarmsCursor} says how pages deal with alarms that move meanwhile.
 *
 * @param onlySuppressed only alarms that are shelved, suppressed by design or out of service
 * @param sight what the list shows
 * @param area only alarms of that area
 * @param group only the alarm of that id and its consequences; null for all
 * @param grouped whether consequences are folded under the alarm that is their cause
 * @param after where to continue, or the empty text
 */
record AlarmFilter(boolean wantsClosed, boolean onlySuppressed, ScopeFilter sight, AreaFilter area, Priority priority, String group,
                   boolean grouped, String after, int limit) {
    private record Placed(String place, LiveEvent event) {}

    static AlarmFilter of(RoutingContext ctx, SiteIndex sites) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        String after = Cursor.of(query);
        return new AlarmFilter(isClosed(query), query.flag("suppressed"), sight, AreaFilter.of(query, sites), query.priority(),
                query.text("group"), query.flag("grouped"), after == null ? "" : after, query.limit());
    }

    private static boolean isClosed(Query query) {
        String state = query.text("state");
        if (state != null && !state.equals("open") && !state.equals("closed")) {
            throw Problem.invalid("state", state, "must be open or closed");
        }
        return "closed".equals(state);
    }

    /** A cursor that is a sequence number. */
    static long number(String place) {
        try {
            return place == null ? 0 : Long.parseLong(place);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", place, "must be a cursor this API gave");
        }
    }

    String openPage(AlarmView.Start now, PresentValues values) {
        OpenAlarmsCursor cursor = OpenAlarmsCursor.of(after);
        List<LiveEvent> matching = now.events().stream().filter(this::matches).toList();
        Map<String, Integer> folded = grouped ? AlarmGroup.folded(matching.stream().map(LiveEvent::alarm).toList()) : Map.of();
        List<Placed> all = matching.stream().filter(event -> !AlarmGroup.isFolded(event.alarm(), folded.keySet()))
                .map(event -> new Placed(place(event.alarm()), event)).toList();
        List<Placed> page = Stream.concat(moved(all, cursor), ahead(all, cursor)).limit(limit + 1L).toList();
        StringJoiner alarms = new StringJoiner(",", "{\"alarms\":[", "],\"next\":");
        page.stream().limit(limit).forEach(placed -> alarms.add(json(placed.event(), folded, values)));
        boolean more = page.size() > limit;
        return alarms + (more ? '"' + Cursor.encode(next(page.get(limit - 1), cursor, now.seq()).text()) + '"' : "null") + '}';
    }

    private static Stream<Placed> ahead(List<Placed> all, OpenAlarmsCursor cursor) {
        return all.stream().filter(placed -> placed.place().compareTo(cursor.place()) > 0).sorted(Comparator.comparing(Placed::place));
    }

    /** Alarms that changed since the last page and now stand on a page the client has already read. */
    private static Stream<Placed> moved(List<Placed> all, OpenAlarmsCursor cursor) {
        return all.stream().filter(placed -> placed.place().compareTo(cursor.place()) <= 0 && placed.event().seq() > cursor.seq())
                .sorted(Comparator.comparingLong(placed -> placed.event().seq()));
    }

    private static OpenAlarmsCursor next(Placed last, OpenAlarmsCursor cursor, long seq) {
        return last.place().compareTo(cursor.place()) > 0 ? new OpenAlarmsCursor(seq, last.place())
                : new OpenAlarmsCursor(last.event().seq(), cursor.place());
    }

    private static String json(LiveEvent event, Map<String, Integer> folded, PresentValues values) {
        Integer members = folded.get(event.alarm().id());
        return members == null ? values.json(event) : new JsonObject(values.json(event)).put("members", members).encode();
    }

    JsonObject closedPage(List<Alarm> closed, Function<Alarm, JsonObject> encoder) {
        JsonArray alarms = new JsonArray();
        closed.stream().limit(limit).forEach(alarm -> alarms.add(encoder.apply(alarm)));
        String next = closed.size() > limit ? Cursor.encode(closed.get(limit - 1).id()) : null;
        return new JsonObject().put("alarms", alarms).put("next", next);
    }

    /** Whether the alarm lies where the list looks. */
    boolean shows(Alarm alarm) {
        return sight.shows(alarm.point()) && area.shows(alarm.point());
    }

    private boolean matches(LiveEvent event) {
        return shows(event.alarm())
                && (priority == null || priority == event.alarm().priority())
                && (!onlySuppressed || event.alarm().isSuppressed())
                && (group == null || group.equals(event.alarm().id()) || group.equals(AlarmGroup.of(event.alarm())));
    }

    /** A text whose order is the order of the list. */
    private static String place(Alarm alarm) {
        char acked = alarm.isSuppressed() ? '2' : alarm.state().isAcked() ? '1' : '0';
        String newestFirst = "%016x".formatted(Long.MAX_VALUE - alarm.raisedAt());
        return acked + alarm.priority().name() + newestFirst + alarm.id();
    }
}
