package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.ProblemReasons;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What the calls of the roster have in common: who may see and change which post, and how a refusal is told. Event loop. */
final class RosterAccess {
    static final int WHY_MAX = 1_000;
    static final int PERSONS_MAX = 64;

    private final RosterBook book;
    private final UnaryOperator<String> personOf;
    private final WorkerPool pool;
    private final Clock clock;

    /** @param personOf id of the person who logs in by an account */
    RosterAccess(RosterBook book, UnaryOperator<String> personOf, WorkerPool pool, Clock clock) {
        this.book = book;
        this.personOf = personOf;
        this.pool = pool;
        this.clock = clock;
    }

    RosterBook book() {
        return book;
    }

    WorkerPool pool() {
        return pool;
    }

    Roster roster() {
        return book.inForce().roster();
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.millis()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The posts the caller sees, narrowed by {@code ?enterprise=}, {@code ?site=} and {@code ?post=}. */
    List<PlannedPost> visible(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        String post = query.name("post");
        if (enterprise != null) {
            caller.requireSightOfPart(enterprise);
        }
        return book.inForce().posts().stream().filter(one -> caller.sees(one.duty().enterprise(), one.duty().site()))
                .filter(one -> enterprise == null || enterprise.equals(one.duty().enterprise()))
                .filter(one -> site == null || one.duty().site() == null || site.equals(one.duty().site()))
                .filter(one -> post == null || post.equals(one.duty().id())).toList();
    }

    /** The post of that id, which the caller sees. */
    PlannedPost post(Caller caller, String id) {
        PlannedPost post = book.inForce().post(id);
        if (post == null) {
            throw Problem.notFound("no post " + id);
        }
        caller.requireSight(post.duty().enterprise(), post.duty().site());
        return post;
    }

    /** Refuses unless the caller sees every post the person is planned for. */
    void requireSightOfPerson(Caller caller, String person) {
        List<PlannedPost> posts = book.inForce().posts().stream().filter(post -> post.plan().persons().contains(person)).toList();
        posts.forEach(post -> caller.requireSight(post.duty().enterprise(), post.duty().site()));
        if (posts.isEmpty() && !caller.seesAll()) {
            throw Problem.outsideScope();
        }
    }

    boolean sees(Caller caller, ShiftSwap swap) {
        return swap.legs().stream().map(SwapLeg::post).map(book.inForce()::post)
                .allMatch(post -> post != null && caller.sees(post.duty().enterprise(), post.duty().site()));
    }

    boolean sees(Caller caller, Leave leave) {
        List<PlannedPost> posts = book.inForce().posts().stream().filter(post -> post.plan().persons().contains(leave.person())).toList();
        return caller.seesAll() || posts.stream().anyMatch(post -> caller.sees(post.duty().enterprise(), post.duty().site()));
    }

    boolean sees(Caller caller, ShiftOverride override) {
        PlannedPost post = book.inForce().post(override.post());
        return post != null && caller.sees(post.duty().enterprise(), post.duty().site());
    }

    /** People change what concerns themselves, supervisors what concerns anybody. */
    void requireOwn(Caller caller, String person) {
        if (!person(caller).equals(person)) {
            caller.require(Capability.PLAN_DUTY);
        }
    }

    /** The id of the person who calls. */
    String person(Caller caller) {
        return personOf.apply(caller.name());
    }

    static String newId(String prefix) {
        return prefix + '-' + UUID.randomUUID().toString().substring(0, 13);
    }

    static String why(RequestBody body) {
        return body.text("why", WHY_MAX, "");
    }

    /** A wall time of the post, or a time with offset that is shown on its wall then. */
    static LocalDateTime wall(RequestBody body, String name, PlannedPost post) {
        String value = body.text(name, 64, null);
        try {
            LocalDateTime wall = value.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(value).atZoneSameInstant(post.duty().zone()).toLocalDateTime() : LocalDateTime.parse(value);
            Times.within(wall.toInstant(ZoneOffset.UTC).toEpochMilli());
            return wall.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | ArithmeticException e) {
            throw Problem.invalid(name, value, "must be a wall time of the post such as 2027-01-31T08:00, or ISO 8601 with offset");
        }
    }

    /** Makes what throws for values that contradict each other, and tells it as such. */
    static <T> T valid(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid(name, "", wrong.getMessage());
        }
    }

    /** The post of a plan, which the caller sees. */
    PlannedPost described(Caller caller, PostRoster plan) {
        PlannedPost post = book.described(plan);
        if (post == null) {
            throw Problem.notFound("no post " + plan.post());
        }
        caller.requireSight(post.duty().enterprise(), post.duty().site());
        return post;
    }

    /**
     * Runs an edit where it may wait for the store; {@code answer} follows when it was accepted. With {@code ?dryRun=true} nothing is
     * changed, and the answer is whether the edit would be accepted, with the gaps it would open.
     */
    void edit(RoutingContext ctx, RosterEdit edit, String why, Consumer<Roster> answer) {
        String who = Caller.of(ctx).name();
        Instant now = now();
        if (new Query(ctx).flag("dryRun")) {
            Responses.blocking(ctx, pool, () -> book.proof(edit, now), outcome -> Responses.json(ctx, proof(outcome)));
            return;
        }
        Responses.blocking(ctx, pool, () -> book.edit(edit, who, why, now), outcome -> answer.accept(require(outcome)));
    }

    private Roster require(RosterOutcome outcome) {
        if (outcome instanceof RosterOutcome.Refused refused) {
            throw problem(refused);
        }
        return ((RosterOutcome.Accepted) outcome).roster();
    }

    Problem problem(RosterOutcome.Refused refused) {
        Problem problem = new Problem(status(refused.reason()), "refused: " + refused.reason() + ' ' + refused.what())
                .with("reason", refused.reason().name()).with("subject", refused.what());
        return refused.conflicts().isEmpty() ? problem : problem.with("gaps", RosterJson.conflicts(refused.conflicts(),
                this::zone));
    }

    private JsonObject proof(RosterOutcome outcome) {
        if (outcome instanceof RosterOutcome.Refused refused) {
            return new JsonObject().put("accepted", false).put("reason", refused.reason().name())
                    .put("message", JsonValues.text(ProblemReasons.text(refused.reason().name()))).put("subject", refused.what())
                    .put("gaps", RosterJson.conflicts(refused.conflicts(), this::zone));
        }
        return new JsonObject().put("accepted", true).put("reason", null).put("subject", null).put("gaps", new JsonArray());
    }

    private ZoneId zone(String post) {
        PlannedPost planned = book.inForce().post(post);
        return planned == null ? ZoneOffset.UTC : planned.duty().zone();
    }

    private static int status(RosterRefusal reason) {
        return switch (reason) {
            case UNKNOWN_ENTRY, UNKNOWN_POST -> 404;
            case UNKNOWN_PERSON, TOO_FAR_AHEAD -> 400;
            case NOT_A_PARTY -> 403;
            default -> 409;
        };
    }
}
