package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.PointRoutes;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;

/** The readings of a point together with its alarm changes. Event loop; store and journal are read on worker threads. */
public final class HistoryRoutes {
    /** Rows in one answer. */
    static final int STEPS_MAX = 10_000;
    /** Alarm changes in one answer; the newest are kept. */
    static final int CHANGES_MAX = 1_000;
    private static final long HOUR_MILLIS = 3_600_000;

    private final WorkerPool pool;
    private final SiteIndex sites;
    private final HistoryQueries history;
    private final AlarmQueries journal;
    private final Clock clock;

    public HistoryRoutes(HistoryQueries history, AlarmQueries journal, SiteIndex sites, WorkerPool pool, Clock clock) {
        this.sites = sites;
        this.pool = pool;
        this.history = history;
        this.journal = journal;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get(PointRoutes.PATH + "/history").handler(this::history);
    }

    private void history(RoutingContext ctx) {
        Point point = PointRoutes.point(ctx, sites);
        Query query = new Query(ctx);
        long to = query.millis("to", clock.millis());
        long from = query.millis("from", to - HOUR_MILLIS);
        if (from >= to) {
            throw Problem.invalid("from", query.text("from"), "must be before to");
        }
        long step = query.text("step") == null ? 0 : query.durationMillis("step", 0);
        if (step > 0 && (to - from) / step > STEPS_MAX) {
            throw Problem.invalid("step", query.text("step"), "must leave at most " + STEPS_MAX + " steps");
        }
        ZoneId zone = sites.zone(point.id().enterprise(), point.id().site());
        Responses.blocking(ctx, pool, () -> {
            SteppedSeries series = series(point.id(), from, to, step, zone);
            List<JournalEntry> changes = journal.entriesOf(point.id(), from, to, CHANGES_MAX);
            return new HistoryJson(zone).of(point, series, changes);
        }, body -> Responses.json(ctx, 200, body));
    }

    /** Reports a store that does not answer as an outside failure, not as a defect of the gateway. */
    private SteppedSeries series(PointId point, long from, long to, long step, ZoneId zone) {
        try {
            return history.series(point, from, to, step, zone);
        } catch (StoreException away) {
            throw away(away);
        }
    }

    static Problem away(StoreException away) {
        return new Problem(503, "the store of readings does not answer; alarms go on without it")
                .with("reason", "STORE_AWAY").with("cause", away.getMessage());
    }
}
