package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.history.HistoryWalk;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.ConcurrencyLimit;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.backtest.BackTest;
import io.hazardwatch.gateway.backtest.Calibration;
import io.hazardwatch.gateway.backtest.Calibrator;
import io.hazardwatch.gateway.backtest.LabelledEvent;
import io.hazardwatch.gateway.backtest.ReadingSeries;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tests rules on stored history and derives limits from it. Runs off the lanes, within bounds, and stops when the client has
 * gone. Event loop; long work is done on worker threads.
 */
public final class BackTestRoutes {
    private static final long DAYS_MAX = 400;

    private final WorkerPool pool;
    private final SiteIndex sites;
    private final HistoryQueries history;
    private final RuleDrafts drafts;
    private final ConcurrencyLimit turnstile;
    private final Clock clock;

    public BackTestRoutes(HistoryQueries history, RuleDrafts drafts, SiteIndex sites, ConcurrencyLimit turnstile, WorkerPool pool, Clock clock) {
        this.sites = sites;
        this.history = history;
        this.drafts = drafts;
        this.turnstile = turnstile;
        this.pool = pool;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post("/api/v1/backtests").handler(this::backtest);
        router.post("/api/v1/calibrations").handler(this::calibrate);
    }

    /** The fields that both kinds of request share. */
    private record Asked(Point point, long from, long to, RequestBody body) {}

    private Asked asked(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        String name = body.text("point", 300, null);
        PointId id = pointId(name);
        Caller.of(ctx).requireSight(id);
        Point point = sites.registry().point(id);
        if (point == null) {
            throw Problem.notFound("no point " + id);
        }
        long from = body.millis("from");
        long to = body.millis("to");
        if (from < 0 || from >= to || to - from > TimeUnit.DAYS.toMillis(DAYS_MAX)) {
            throw Problem.invalid("from", from, "must be before to, at most " + DAYS_MAX + " days");
        }
        return new Asked(point, from, to, body);
    }

    private static PointId pointId(String name) {
        try {
            return PointId.parse(name);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("point", name, "must be enterprise/site/device/point");
        }
    }

    private void backtest(RoutingContext ctx) {
        Asked asked = asked(ctx);
        Map<String, Object> rule = asked.body().map("rule");
        List<LabelledEvent> events = BackTestRequest.events(asked.body(), asked.from(), asked.to());
        AtomicBoolean cancelled = cancelled(ctx);
        turnstile.pass(ctx, pool, () -> {
            RuleDrafts.Draft draft = drafts.read(asked.point(), rule);
            return draft.faults().isEmpty() ? tried(asked, draft.point(), events, cancelled) : refused(draft.faults());
        }, answer -> Responses.json(ctx, answer));
    }

    /** Answers with the mistakes the caller has to correct. */
    private static JsonObject refused(List<RuleDrafts.Fault> faults) {
        JsonArray list = new JsonArray();
        faults.forEach(fault -> list.add(new JsonObject().put("path", fault.path()).put("value", fault.value())
                .put("rule", fault.rule()).put("text", JsonValues.text(SettingRuleTexts.of(fault.rule())))));
        throw new Problem(400, "the rule has " + faults.size() + " problem(s)").with("reason", "FAULTY_RULE").with("problems", list);
    }

    private JsonObject tried(Asked asked, Point draft, List<LabelledEvent> events, AtomicBoolean cancelled) {
        BackTest proposed = new BackTest(draft, asked.from());
        BackTest present = new BackTest(asked.point(), asked.from());
        HistoryWalk.Walked walked = new HistoryWalk(history, clock, cancelled).walk(asked.point().id(), asked.from(), asked.to(),
                HistoryWalk.READINGS_MAX, (at, value, quality) -> {
                    proposed.reading(at, value, quality);
                    present.reading(at, value, quality);
                    return true;
                });
        return BackTestJson.head(asked.point().id(), asked.from(), walked)
                .put("proposed", BackTestJson.of(proposed.outcome(walked.upTo(), events)))
                .put("present", BackTestJson.of(present.outcome(walked.upTo(), events)));
    }

    private void calibrate(RoutingContext ctx) {
        Asked asked = asked(ctx);
        Calibrator.Wish wish = BackTestRequest.wish(asked.body(), asked.point());
        AtomicBoolean cancelled = cancelled(ctx);
        turnstile.pass(ctx, pool, () -> calibrated(asked, wish, cancelled), answer -> Responses.json(ctx, answer));
    }

    private JsonObject calibrated(Asked asked, Calibrator.Wish wish, AtomicBoolean cancelled) {
        ReadingSeries stretch = new ReadingSeries();
        HistoryWalk.Walked walked = new HistoryWalk(history, clock, cancelled).walk(asked.point().id(), asked.from(), asked.to(),
                ReadingSeries.READINGS_MAX, (at, value, quality) -> quality != Quality.GOOD.code() || stretch.add(at, value));
        JsonObject head = BackTestJson.head(asked.point().id(), asked.from(), walked);
        if (stretch.count() < ReadingSeries.READINGS_MIN) {
            throw new Problem(422, "there are " + stretch.count() + " good readings in that period; a calibration needs "
                    + ReadingSeries.READINGS_MIN).with("reason", "TOO_FEW_READINGS");
        }
        Calibration calibration = Calibrator.calibrate(stretch, wish);
        return head.put("calibration", BackTestJson.of(calibration, asked.point().unit()));
    }

    private static AtomicBoolean cancelled(RoutingContext ctx) {
        AtomicBoolean cancelled = new AtomicBoolean();
        ctx.response().closeHandler(closed -> cancelled.set(true));
        return cancelled;
    }
}
