package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.alarms.AlarmPorts;
import io.hazardwatch.gateway.api.hazards.HazardRecords;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.PersonAnswer;
import io.hazardwatch.gateway.hazards.HazardBook;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is registered and not watched (盲区), by area and industry, within the caller's scope. Event loop; found on worker threads. */
public final class CoverageRoutes {
    /** Lines of a table at most. */
    private static final int LINES_MAX = 100_000;
    private static final int WORD_MAX = 64;
    /** Asks for sites that state no administrative code. */
    private static final String NO_AREA = "none";

    /**
     * What gaps are found from.
     *
     * @param sites      the registry in force
     * @param protection which points no rule judges
     * @param posts      as they are staffed at present
     * @param calls      that run; blocking
     * @param hazards    files of hazard sources; while they are not known, nothing is said of assessments
     */
    public record Sources(SiteIndex sites, AlarmPorts alarms, Protection protection, Supplier<Collection<DutyNow>> posts,
                          Supplier<List<Escalation>> calls, HazardRecords hazards) {}

    private final Sources sources;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Clock clock;

    public CoverageRoutes(Sources sources, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.sources = sources;
        this.pool = pool;
        this.trace = trace;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/coverage").handler(this::list);
        router.get("/api/v1/coverage.csv").handler(this::table);
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        String cursor = Cursor.of(query);
        int limit = query.limit();
        Predicate<BlindSpot> wanted = wanted(query);
        Responses.blocking(ctx, pool, () -> {
            List<BlindSpot> all = find(sight);
            return CoverageJson.of(all, all.stream().filter(wanted).toList(), cursor == null ? "" : cursor, limit, clock.millis());
        }, answer -> Responses.json(ctx, answer));
    }

    private void table(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        Predicate<BlindSpot> wanted = wanted(query);
        trace.did(ctx, TransitionType.EXPORT, sight.narrowing(), "coverage.csv", "fetched");
        String beginning = Csv.beginning(ctx);
        Responses.blocking(ctx, pool, () -> CoverageJson.csv(find(sight).stream().filter(wanted), LINES_MAX, clock.millis()), text -> ctx.response()
                .putHeader("Content-Type", Csv.type()).putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"coverage.csv\"").end(beginning + text));
    }

    private static Predicate<BlindSpot> wanted(Query query) {
        String kind = word(query, "kind");
        String area = word(query, "area");
        String industry = word(query, "industry");
        if (kind != null && Stream.of(BlindSpot.Kind.values()).noneMatch(each -> each.wire().equals(kind))) {
            throw Problem.invalid("kind", kind, "must be one of "
                    + Stream.of(BlindSpot.Kind.values()).map(BlindSpot.Kind::wire).collect(Collectors.joining(", ")));
        }
        return gap -> (kind == null || gap.kind().wire().equals(kind)) && (industry == null || gap.industry().equals(industry))
                && (area == null || isIn(area, gap));
    }

    private static boolean isIn(String area, BlindSpot gap) {
        return area.equals(NO_AREA) ? gap.area().isEmpty() : gap.area().startsWith(area);
    }

    private static String word(Query query, String name) {
        String value = query.text(name);
        if (value != null && value.length() > WORD_MAX) {
            throw Problem.invalid(name, value, "must have at most " + WORD_MAX + " characters");
        }
        return value;
    }

    /** Worker thread. */
    private List<BlindSpot> find(ScopeFilter sight) {
        Collection<Alarm> open = sources.alarms().view().openAlarms();
        Set<String> taken = sources.calls().get().stream()
                .filter(calls -> calls.answers().stream().anyMatch(PersonAnswer::isTaken)).map(calls -> calls.subject().id())
                .collect(Collectors.toSet());
        return new CoverageScan(sources.sites().registry(), sources.alarms().lastReading(), sources.posts().get(),
                sources.protection().unruled(), taken, this::isUnassessed, clock.millis()).gaps(sight::shows, open);
    }

    private boolean isUnassessed(SourceKey source) {
        HazardBook file = sources.hazards().books().file();
        return file.isLoaded() && file.newest(source) == null;
    }
}
