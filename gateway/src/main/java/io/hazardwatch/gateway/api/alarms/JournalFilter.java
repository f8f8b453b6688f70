package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.vertx.ext.web.RoutingContext;

/**
 * Which journal entries a request asks for.
 *
 * @param enterprise null for all the caller may see; entries that concern no single enterprise are always included
 * @param type null for all
 * @param from decided at or after this time, ms since the epoch
 * @param to decided before this time, ms since the epoch
 * @param afterSeq sequence number to continue after
 */
public record JournalFilter(String enterprise, TransitionType type, long from, long to, long afterSeq, int limit) {
    static JournalFilter of(RoutingContext ctx) {
        Query query = new Query(ctx);
        Caller caller = Caller.of(ctx);
        String enterprise = query.name("enterprise");
        if (enterprise != null) {
            caller.requireSight(enterprise);
        }
        return new JournalFilter(enterprise == null ? caller.enterprise() : enterprise, type(query),
                query.millis("from", 0), query.millis("to", Long.MAX_VALUE), AlarmFilter.number(Cursor.of(query)),
                query.limit());
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
