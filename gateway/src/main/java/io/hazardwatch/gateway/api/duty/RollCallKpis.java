package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.analysis.DutyFigures;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallFigures;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answer times and misses of roll calls by person, shift and site. Worker threads. */
public final class RollCallKpis implements DutyFigures {
    private static final Logger LOG = LoggerFactory.getLogger(RollCallKpis.class);
    private static final int CALLS_MAX = 50_000;

    private final Duty duty;

    public RollCallKpis(Duty duty) {
        this.duty = duty;
    }

    /** Alarms have their figures even when the store of duty is away. */
    @Override
    public JsonObject of(OperatingPosition position, Period period) {
        Map<String, DutyPost> posts = duty.now().values().stream().map(DutyNow::post).filter(post -> isOf(position, post))
                .collect(Collectors.toMap(DutyPost::id, post -> post));
        if (posts.isEmpty()) {
            return new JsonObject().put("byPerson", new JsonArray()).put("byShift", new JsonArray()).put("bySite", new JsonArray());
        }
        try {
            List<RollCall> calls = duty.store().rollCalls(posts.keySet(), period.from(), period.to(), CALLS_MAX);
            return new JsonObject().put("byPerson", rows("person", calls, RollCallFigures::persons))
                    .put("byShift", rows("shift", calls, call -> List.of(shift(posts.get(call.post()), call))))
                    .put("bySite", rows("site", calls, call -> List.of(site(posts.get(call.post())))));
        } catch (RuntimeException away) {
            LOG.warn("figures of roll calls cannot be read: {}", away.toString());
            return null;
        }
    }

    private static boolean isOf(OperatingPosition position, DutyPost post) {
        return post.site() == null ? position.covers().isEmpty()
                || post.enterprise() != null && position.covers().contains(post.enterprise())
                : position.covers(post.enterprise(), post.site());
    }

    private static String shift(DutyPost post, RollCall call) {
        return post.id() + ' ' + Times.iso(call.shiftFrom(), post.zone());
    }

    private static String site(DutyPost post) {
        return post.site() == null ? post.enterprise() : post.enterprise() + '/' + post.site();
    }

    private static JsonArray rows(String name, List<RollCall> calls, Function<RollCall, List<String>> keys) {
        JsonArray rows = new JsonArray();
        RollCallFigures.by(calls, keys).forEach((key, figures) -> rows.add(new JsonObject().put(name, key).put("answered", figures.answered())
                .put("missed", figures.missed()).put("secondsMedian", figures.secondsMedian()).put("secondsMost", figures.secondsMost())));
        return rows;
    }
}
