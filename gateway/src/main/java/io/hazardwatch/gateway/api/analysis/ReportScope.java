package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads operating position and period of a request, and checks that the caller may see them. Event loop. */
final class ReportScope {
    /** No site is called that. */
    private static final String NOTHING = "./.";
    private static final long DAYS_USUAL = 30;
    private static final long DAYS_MAX = 400;

    private final KpiQueries queries;
    private final Clock clock;

    ReportScope(KpiQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** The last thirty days if the request names no period; the future is cut off. */
    Period period(Query query) {
        long now = clock.millis();
        long to = Math.min(query.millis("to", now), now);
        long from = query.millis("from", to - TimeUnit.DAYS.toMillis(DAYS_USUAL));
        if (from < 0 || from >= to) {
            throw Problem.invalid("from", query.text("from"), "must be before to, and before now");
        }
        if (to - from > TimeUnit.DAYS.toMillis(DAYS_MAX)) {
            throw Problem.invalid("from", query.text("from"), "must be at most " + DAYS_MAX + " days before to");
        }
        return new Period(from, to);
    }

    OperatingPosition position(RoutingContext ctx, Query query) {
        Caller caller = Caller.of(ctx);
        String id = query.name("position");
        String enterprise = query.name("enterprise");
        if (id != null && enterprise != null) {
            throw Problem.invalid("position", id, "must not stand beside enterprise");
        }
        if (id != null) {
            return configured(caller, id);
        }
        if (enterprise != null) {
            caller.requireSightOfPart(enterprise);
        }
        String narrowed = enterprise == null ? caller.scope().enterprise() : enterprise;
        if (caller.scope().isPlain()) {
            return narrowed == null ? OperatingPosition.ALL : OperatingPosition.of(narrowed);
        }
        return ofSites(caller, new ScopeFilter(caller, narrowed));
    }

    /** A position of exactly the sites that are shown; none at all when nothing is. */
    private static OperatingPosition ofSites(Caller caller, ScopeFilter sight) {
        List<String> covered = caller.sites() == null ? List.of() : caller.sites().registry().sites().stream().filter(sight::shows)
                .map(site -> site.enterprise() + '/' + site.site()).toList();
        return new OperatingPosition("scope", new Text("可见范围", "what you see"), covered.isEmpty() ? List.of(NOTHING) : covered);
    }

    /** Answers people of one enterprise alike for a position that does not exist and one that also covers other enterprises. */
    private OperatingPosition configured(Caller caller, String id) {
        OperatingPosition position = queries.positions().stream().filter(each -> each.id().equals(id))
                .filter(each -> isWithin(each, caller)).findFirst()
                .orElseThrow(() -> Problem.notFound("no position " + id));
        return position;
    }

    private static boolean isWithin(OperatingPosition position, Caller caller) {
        return caller.seesAll() || !position.covers().isEmpty() && position.covers().stream().map(covered -> covered.split("/"))
                .allMatch(names -> caller.sees(names[0], names.length > 1 ? names[1] : null));
    }
}
