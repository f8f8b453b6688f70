package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Roll calls: those asked now, those that are over, answering one, and ordering one now. Event loop; what is kept is read in a pool. */
final class RollCallRoutes {
    private static final long WEEK_MILLIS = 7 * 86_400_000L;
    private static final int NAME_MAX = 128;

    private final DutyRequests requests;
    private final DutyJson json;
    private final WorkerPool pool;
    private final Clock clock;

    RollCallRoutes(DutyRequests requests, DutyJson json, WorkerPool pool, Clock clock) {
        this.requests = requests;
        this.json = json;
        this.pool = pool;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/v1/roll-calls").handler(this::list);
        router.post("/api/v1/roll-calls/:rollcall/answer").handler(this::answer);
        router.get("/api/v1/spot-checks").handler(this::spotChecks);
        router.post("/api/v1/spot-checks").handler(this::order);
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        Map<String, ZoneId> zones = zones(requests.visible(ctx, query.text("post")));
        String state = query.text("state");
        if ("asked".equals(state)) {
            Responses.json(ctx, new JsonObject().put("rollCalls", DutyJson.array(requests.visible(ctx, query.text("post")).stream()
                    .flatMap(now -> now.rollCalls().stream()).toList(), call -> json.rollCall(call, zones.get(call.post())))));
            return;
        }
        if (state != null) {
            throw Problem.invalid("state", state, "must be asked, or left out");
        }
        long to = query.millis("to", clock.millis() + 1);
        long from = query.millis("from", to - WEEK_MILLIS);
        int limit = query.limit();
        Responses.blocking(ctx, pool, () -> requests.duty().store().rollCalls(zones.keySet(), from, to, limit),
                calls -> write(ctx, "rollCalls", calls, call -> json.rollCall(call, zones.get(call.post()))));
    }

    private static Map<String, ZoneId> zones(List<DutyNow> posts) {
        return posts.stream().collect(Collectors.toMap(now -> now.post().id(), now -> now.post().zone()));
    }

    private static <T> void write(RoutingContext ctx, String name, List<T> all, Function<T, JsonObject> each) {
        Responses.json(ctx, new JsonObject().put(name, DutyJson.array(all, each)));
    }

    private void answer(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = ctx.pathParam("rollcall");
        DutyNow now = requests.duty().now().values().stream().filter(each -> caller.sees(each.post().enterprise(), each.post().site()))
                .filter(each -> each.rollCalls().stream().anyMatch(call -> call.id().equals(id))).findFirst()
                .orElseThrow(() -> new Problem(409, "that roll call is not asked at present").with("reason", RollCallReply.NOT_ASKED.name()));
        requests.proven(ctx, RequestBody.of(ctx), now, Capability.ANSWER_ROLL_CALLS, signer ->
                requests.ask(ctx, book -> book.answer(id, signer.person(), clock.millis()), reply -> told(ctx, reply, signer.pinSet())));
    }

    private static void told(RoutingContext ctx, RollCallReply reply, boolean pinSet) {
        switch (reply) {
            case ANSWERED -> Responses.json(ctx, new JsonObject().put("state", "answered").put("pinSet", pinSet));
            case NOT_ASKED, TOO_LATE -> throw new Problem(409, "the time to answer is over, or it was answered").with("reason", reply.name());
            case NOT_ON_DUTY -> throw new Problem(403, "somebody else was asked").with("reason", reply.name());
        }
    }

    private void spotChecks(RoutingContext ctx) {
        Query query = new Query(ctx);
        Map<String, ZoneId> zones = zones(requests.visible(ctx, query.text("post")));
        int limit = query.limit();
        Responses.blocking(ctx, pool, () -> requests.duty().store().spotChecks(zones.keySet(), limit), checks ->
                write(ctx, "spotChecks", checks, (SpotCheck check) -> json.spotCheck(check, zones.get(check.post()))));
    }

    /** Supervisors order it, and whoever leads the shift. */
    private void order(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String post = RequestBody.of(ctx).text("post", NAME_MAX, "");
        DutyNow known = requests.duty().now().get(post);
        String person = requests.duty().people().personOf(caller.name());
        boolean isLeader = known != null && known.shift() != null && person.equals(known.shift().leader())
                && caller.may(Capability.ANSWER_ROLL_CALLS);
        if (!isLeader) {
            caller.require(Capability.ORDER_CHECKS);
        }
        DutyNow now = requests.post(caller, post);
        requests.ask(ctx, book -> book.order(now.post().id(), person, clock.millis()), ordered -> ordered(ctx, now, ordered));
    }

    private void ordered(RoutingContext ctx, DutyNow now, RollCall ordered) {
        if (ordered == null) {
            throw new Problem(409, "nobody is on duty at " + now.post().id() + " by the roster").with("reason", "NO_SHIFT");
        }
        Responses.json(ctx, 201, json.rollCall(ordered, now.post().zone()).encode());
    }
}
