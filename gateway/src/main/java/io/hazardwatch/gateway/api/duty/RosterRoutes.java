package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterCoverage;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.hazardwatch.gateway.people.MeansTest;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shows who is on duty, gaps in the coverage, and the record of changes. Event loop; answered from memory but for the changes.
 */
final class RosterRoutes {
    private static final Duration RANGE_MAX = Duration.ofDays(400);
    private static final Duration UNCONFIRMED_AHEAD = Duration.ofDays(7);

    private final RosterAccess desk;
    private final RosterJson json;
    private final Supplier<List<MissingPerson>> missing;

    private final MeansTestBook tests;

    /**
     * @param missing where the chain would reach nobody
     * @param tests   whether people confirmed the last test of each means
     */
    RosterRoutes(RosterAccess desk, RosterJson json, Supplier<List<MissingPerson>> missing, MeansTestBook tests) {
        this.tests = tests;
        this.missing = missing;
        this.desk = desk;
        this.json = json;
    }

    void mount(Router router) {
        router.get("/api/v1/roster").handler(this::onDuty);
        router.get("/api/v1/roster/coverage").handler(this::coverage);
        router.get("/api/v1/roster/changes").handler(this::changes);
    }

    private void onDuty(RoutingContext ctx) {
        Instant at = Instant.ofEpochMilli(new Query(ctx).millis("at", desk.now().toEpochMilli()));
        List<PlannedPost> posts = desk.visible(ctx);
        Roster roster = desk.roster();
        Responses.blocking(ctx, desk.pool(), () -> {
            JsonArray answer = new JsonArray();
            posts.forEach(post -> answer.add(json.post(post, roster.whoIsOnDuty(post.duty().id(), at))));
            return answer;
        }, answer -> Responses.json(ctx, new JsonObject().put("at", Times.utc(at.toEpochMilli())).put("posts", answer)));
    }

    /** A range the caller asks for, bounded; null when none is given. */
    static TimeSpan range(RoutingContext ctx) {
        Query query = new Query(ctx);
        if (query.text("from") == null && query.text("to") == null) {
            return null;
        }
        long from = query.millis("from", 0);
        long to = query.millis("to", 0);
        if (query.text("from") == null || query.text("to") == null || to <= from || to - from > RANGE_MAX.toMillis()) {
            throw Problem.invalid("to", query.text("to"), "must be given with from, after it, and at most " + RANGE_MAX.toDays() + " days later");
        }
        return new TimeSpan(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    private void coverage(RoutingContext ctx) {
        TimeSpan asked = range(ctx);
        Instant now = desk.now();
        List<PlannedPost> posts = desk.visible(ctx);
        Roster roster = desk.roster();
        JsonArray chain = chain(ctx);
        Responses.blocking(ctx, desk.pool(), () -> {
            JsonArray gaps = new JsonArray();
            for (PlannedPost post : posts) {
                List<TimeSpan> windows = asked == null ? CoverageProofPeriods.of(post.duty().zone(), now) : List.of(asked);
                for (RosterCoverageGap gap : RosterCoverage.gaps(roster, post.duty().id(), windows, desk.book().people())) {
                    gaps.add(RosterJson.gap(gap, post.duty().zone()));
                }
            }
            return gaps;
        }, gaps -> Responses.json(ctx, new JsonObject().put("gaps", gaps).put("chain", chain)
                .put("unconfirmed", unconfirmed(posts, now.toEpochMilli()))
                .put("zoneRules", Roster.zoneRulesVersion())));
    }

    /** Means that failed their monthly test, of the people who are on duty at these posts within a week. */
    private JsonArray unconfirmed(List<PlannedPost> posts, long now) {
        Set<String> onDuty = new HashSet<>();
        posts.forEach(post -> desk.roster().spans(post.duty().id(), Instant.ofEpochMilli(now), Instant.ofEpochMilli(now).plus(UNCONFIRMED_AHEAD))
                .forEach(span -> onDuty.addAll(span.persons())));
        JsonArray all = new JsonArray();
        tests.all().stream().filter(test -> onDuty.contains(test.person()) && test.state(now) == MeansTest.State.NOT_CONFIRMED)
                .forEach(test -> all.add(new JsonObject().put("person", test.person()).put("means", test.kind().name().toLowerCase(Locale.ROOT))
                        .put("askedAt", Times.utc(test.askedAt()))));
        return all;
    }

    /** Where the chain of what the caller sees would reach nobody, narrowed like the posts. */
    private JsonArray chain(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        JsonArray chain = new JsonArray();
        missing.get().stream().filter(one -> caller.sees(one.enterprise(), one.site()) && (enterprise == null || enterprise.equals(one.enterprise()))
                && (site == null || one.site() == null || site.equals(one.site()))).forEach(one -> chain.add(RosterJson.missing(one)));
        return chain;
    }

    private void changes(RoutingContext ctx) {
        Caller.of(ctx).requireSightOfAll("changes of the roster are shown to people who see all enterprises");
        Query query = new Query(ctx);
        long before = query.number("before", Long.MAX_VALUE);
        int limit = query.limit();
        Responses.blocking(ctx, desk.pool(), () -> desk.book().changes(before, limit), changes -> {
            JsonArray answer = new JsonArray();
            changes.forEach(change -> answer.add(RosterJson.change(change)));
            Responses.json(ctx, new JsonObject().put("changes", answer));
        });
    }
}
