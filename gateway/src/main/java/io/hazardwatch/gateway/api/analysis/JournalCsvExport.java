package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.ConcurrencyLimit;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Exports the alarm journal of a period as CSV. Reads page by page at the client's pace, so memory use does not grow with the
 * period. Event loop; the journal is read on worker threads.
 */
public final class JournalCsvExport {
    private static final int EXPORTS_MAX = 4;
    private static final long MILLIS_MAX = TimeUnit.MINUTES.toMillis(10);

    private final WorkerPool pool;
    private final KpiQueries queries;
    private final ReportScope posts;
    private final AccessJournal trace;
    private final ConcurrencyLimit turnstile = new ConcurrencyLimit(EXPORTS_MAX);

    public JournalCsvExport(KpiQueries queries, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.trace = trace;
        this.queries = queries;
        this.posts = new ReportScope(queries, clock);
        this.pool = pool;
    }

    public void mount(Router router) {
        router.get("/api/v1/alarms.csv").handler(this::export);
    }

    private void export(RoutingContext ctx) {
        Query query = new Query(ctx);
        OperatingPosition position = posts.position(ctx, query);
        Period period = posts.period(query);
        turnstile.enter();
        trace.did(ctx, TransitionType.EXPORT, Caller.of(ctx).scope().enterprise(), "alarms.csv", "fetched, position " + position.id() + ", "
                + Times.utc(period.from()) + " to " + Times.utc(period.to()));
        new Export(ctx, position, period).begin();
    }

    /** One running download. Event loop. */
    private final class Export {
        private final RoutingContext ctx;
        private final HttpServerResponse response;
        private final OperatingPosition position;
        private final Period period;
        private long timer;
        private final BooleanSupplier stillLoggedIn;
        private boolean ended;

        Export(RoutingContext ctx, OperatingPosition position, Period period) {
            this.ctx = ctx;
            this.response = ctx.response();
            this.position = position;
            this.period = period;
            this.stillLoggedIn = Authentication.validity(ctx);
        }

        void begin() {
            response.closeHandler(closed -> end());
            response.exceptionHandler(broken -> end());
            response.setChunked(true).putHeader("Content-Type", Csv.type()).putHeader("Cache-Control", "no-store")
                    .putHeader("Content-Disposition", "attachment; filename=alarms.csv");
            response.write(Csv.beginning(ctx) + JournalCsv.HEADER);
            timer = ctx.vertx().setTimer(MILLIS_MAX, late -> giveUp());
            next(null);
        }

        private void next(JournalEntry last) {
            pool.run(() -> queries.entries(position, period, last)).onComplete(page -> {
                if (ended) {
                    return;
                }
                if (page.failed() || !stillLoggedIn.getAsBoolean()) {
                    giveUp();
                } else {
                    write(page.result());
                }
            });
        }

        private void write(List<JournalEntry> page) {
            if (page.isEmpty()) {
                end();
                response.end();
                return;
            }
            Caller caller = Caller.of(ctx);
            response.write(JournalCsv.of(page, event -> caller.may(Capability.READ_ACCESS_LOG) || caller.name().equals(event.actor())
                    ? event.session() : null));
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> next(page.getLast()));
            } else {
                next(page.getLast());
            }
        }

        /** Resets the connection instead of ending the response, so the client sees that the table is incomplete. */
        private void giveUp() {
            end();
            response.reset();
        }

        private void end() {
            if (!ended) {
                ended = true;
                ctx.vertx().cancelTimer(timer);
                turnstile.leave();
            }
        }
    }
}
