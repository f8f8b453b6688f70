package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.roster.Assignment;
import io.hazardwatch.gateway.duty.roster.DutySpan;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.RosterConflict;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.store.RosterChange;
import io.hazardwatch.gateway.model.Text;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** Wire form of the roster. Any thread. */
final class RosterJson {
    private final Function<String, Text> names;

    RosterJson(Function<String, Text> names) {
        this.names = names;
    }

    private static String time(Instant at, ZoneId zone) {
        return Times.iso(at.toEpochMilli(), zone);
    }

    private static JsonObject text(Text text) {
        return text == null ? null : new JsonObject().put("zh", text.zh()).put("en", text.en());
    }

    /** A post and who is on there. */
    JsonObject post(PlannedPost post, DutySpan span) {
        ZoneId zone = post.duty().zone();
        JsonArray onDuty = new JsonArray();
        span.onDuty().forEach(one -> onDuty.add(assignment(one)));
        String shift = span.onDuty().stream().map(Assignment::shift).filter(id -> id != null).findFirst().orElse(null);
        return new JsonObject().put("post", post.duty().id()).put("name", text(post.duty().name()))
                .put("enterprise", post.duty().enterprise()).put("site", post.duty().site()).put("level", post.level())
                .put("zone", zone.getId()).put("shift", shift(post, shift)).put("onDuty", onDuty).put("away", new JsonArray(span.away()))
                .put("since", time(span.from(), zone)).put("nextChange", time(span.to(), zone));
    }

    private static JsonObject shift(PlannedPost post, String id) {
        return post.plan().shifts().stream().filter(one -> one.id().equals(id)).findFirst().map(RosterJson::shift).orElse(null);
    }

    private static JsonObject shift(ShiftTime shift) {
        return new JsonObject().put("id", shift.id()).put("name", text(shift.name())).put("from", shift.begin().toString())
                .put("to", shift.end().toString());
    }

    private JsonObject assignment(Assignment one) {
        return new JsonObject().put("person", one.person()).put("name", text(names.apply(one.person()))).put("shift", one.shift())
                .put("crew", one.crew()).put("cause", one.cause().name()).put("insteadOf", one.insteadOf());
    }

    /** A stretch of time of a post. */
    JsonObject span(PlannedPost post, DutySpan span) {
        ZoneId zone = post.duty().zone();
        JsonArray onDuty = new JsonArray();
        span.onDuty().forEach(one -> onDuty.add(assignment(one)));
        return new JsonObject().put("post", post.duty().id()).put("from", time(span.from(), zone)).put("to", time(span.to(), zone))
                .put("onDuty", onDuty).put("away", new JsonArray(span.away()));
    }

    static JsonObject gap(RosterCoverageGap gap, ZoneId zone) {
        return new JsonObject().put("post", gap.post()).put("from", time(gap.from(), zone)).put("to", time(gap.to(), zone))
                .put("reason", gap.reason().name());
    }

    static JsonObject missing(MissingPerson one) {
        return new JsonObject().put("enterprise", one.enterprise()).put("site", one.site()).put("hazardSource", one.source())
                .put("role", one.role()).put("person", one.person()).put("reason", one.reason().name());
    }

    static JsonArray conflicts(Collection<RosterConflict> conflicts, Function<String, ZoneId> zones) {
        JsonArray gaps = new JsonArray();
        conflicts.forEach(one -> gaps.add(new JsonObject().put("post", one.post()).put("from", time(one.from(), zones.apply(one.post())))
                .put("to", time(one.to(), zones.apply(one.post())))
                .put("reason", one.gap() == null ? "PERSON_NOT_REACHABLE" : one.gap().name()).put("person", one.person())));
        return gaps;
    }

    static JsonObject override(ShiftOverride one) {
        return new JsonObject().put("id", one.id()).put("post", one.post()).put("from", one.from().toString())
                .put("to", one.to().toString()).put("mode", one.mode().name().toLowerCase(Locale.ROOT))
                .put("persons", new JsonArray(one.persons()));
    }

    static JsonObject swap(ShiftSwap swap) {
        JsonArray legs = new JsonArray();
        swap.legs().forEach(leg -> legs.add(new JsonObject().put("post", leg.post()).put("from", leg.from().toString())
                .put("to", leg.to().toString()).put("giver", leg.giver()).put("taker", leg.taker())));
        return new JsonObject().put("id", swap.id()).put("legs", legs).put("inForce", swap.isInForce())
                .put("confirmedBy", new JsonArray(swap.confirmedBy().stream().sorted().toList()));
    }

    static JsonObject leave(Leave leave) {
        return new JsonObject().put("id", leave.id()).put("person", leave.person()).put("from", Times.utc(leave.from().toEpochMilli()))
                .put("to", Times.utc(leave.to().toEpochMilli())).put("kind", leave.kind().name().toLowerCase(Locale.ROOT))
                .put("replacement", leave.replacement());
    }

    static JsonObject change(RosterChange change) {
        return new JsonObject().put("seq", change.seq()).put("at", Times.utc(change.atMillis())).put("who", change.who())
                .put("why", change.why()).put("kind", change.kind()).put("subject", change.subject()).put("detail", change.detail());
    }
}
