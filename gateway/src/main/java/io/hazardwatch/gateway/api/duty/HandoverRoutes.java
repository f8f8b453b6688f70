package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.SearchWords;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.handover.Acceptance;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows who is on duty now, and hands over to the next officer. Event loop. */
final class HandoverRoutes {
    private final DutyRequests requests;
    private final DutyJson json;
    private final Clock clock;

    HandoverRoutes(DutyRequests requests, DutyJson json, Clock clock) {
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/v1/duty").handler(this::now);
        router.get("/api/v1/handovers/current").handler(this::current);
        router.post("/api/v1/handovers/:handover/accept").handler(this::accept);
    }

    private void now(RoutingContext ctx) {
        Query query = new Query(ctx);
        List<String> words = SearchWords.asked(query);
        Responses.json(ctx, new JsonObject().put("posts", DutyJson.array(requests.visible(ctx, query.text("post")).stream()
                .filter(now -> SearchWords.areIn(namesOf(now), words)).toList(), json::now)));
    }

    /** What people call the post and who is responsible there now. */
    private List<String> namesOf(DutyNow now) {
        DutyPeople people = requests.duty().people();
        List<String> names = new ArrayList<>(List.of(now.post().id(), now.post().name().zh(), now.post().name().en()));
        now.responsible().forEach(person -> names.addAll(List.of(people.nameOf(person), people.englishNameOf(person))));
        return names;
    }

    private void current(RoutingContext ctx) {
        Responses.json(ctx, new JsonObject().put("handovers", DutyJson.array(requests.visible(ctx, new Query(ctx).text("post")).stream()
                .filter(now -> now.handover() != null).toList(), now -> json.handover(now.handover(), now.post().zone()))));
    }

    private void accept(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = ctx.pathParam("handover");
        DutyNow now = requests.duty().now().values().stream().filter(each -> each.handover() != null && each.handover().id().equals(id)).findFirst()
                .orElseThrow(() -> Problem.notFound("no hand-over " + id));
        caller.requireSight(now.post().enterprise(), now.post().site());
        RequestBody body = RequestBody.of(ctx);
        if (body.has("secret")) {
            requests.proven(ctx, body, now, Capability.KEEP_DUTY_LOG, signer -> accept(ctx, now, body, signer.person()));
        } else {
            accept(ctx, now, body, requests.duty().people().personOf(caller.name()));
        }
    }

    private void accept(RoutingContext ctx, DutyNow now, RequestBody body, String person) {
        Handover handover = now.handover();
        boolean isWhole = body.flag("all");
        int seen = isWhole ? (int) Math.min(Integer.MAX_VALUE, body.number("seen", -1)) : 0;
        Set<Integer> numbers = isWhole ? null : body.numbers("items", handover.items().size()).stream().collect(Collectors.toSet());
        requests.ask(ctx, book -> book.accept(handover.id(), person, numbers, seen, clock.millis()), verdict -> {
            require(verdict);
            Responses.json(ctx, json.handover(requests.duty().now().get(now.post().id()).handover(), now.post().zone()));
        });
    }

    private static void require(Acceptance.Verdict verdict) {
        String why = switch (verdict) {
            case TAKEN -> null;
            case NOT_INCOMING -> "only who comes on duty accepts a hand-over";
            case NOT_OPEN -> "it was accepted before, or the next shift has begun";
            case UNKNOWN_ITEM -> "items: each must be the number of an item that waits";
            case LIST_CHANGED -> "matters came up or ended since the list was shown: look again";
        };
        if (why != null) {
            throw new Problem(verdict == Acceptance.Verdict.NOT_INCOMING ? 403 : 409, why).with("reason", verdict.name());
        }
    }
}
