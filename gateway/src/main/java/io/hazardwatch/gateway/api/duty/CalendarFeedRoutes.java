package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** People make, renew and revoke the calendar feed of their own shifts; its address is shown once. Supervisors do so for others. Event loop. */
final class CalendarFeedRoutes {
    private static final String PATH = "/api/v1/roster/feed";

    private final RosterAccess desk;

    CalendarFeedRoutes(RosterAccess desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::state);
        router.post(PATH).handler(this::renew);
        router.delete(PATH).handler(this::revoke);
    }

    /** Whose feed: that of {@code ?person=}, else one's own. */
    private String person(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String person = new Query(ctx).name("person");
        String own = desk.person(caller);
        String whose = person == null ? own : person;
        desk.requireOwn(caller, whose);
        if (!whose.equals(own)) {
            desk.requireSightOfPerson(caller, whose);
        }
        return whose;
    }

    private void state(RoutingContext ctx) {
        String person = person(ctx);
        Responses.blocking(ctx, desk.pool(), () -> desk.book().feedMadeAt(person), madeAt -> Responses.json(ctx,
                new JsonObject().put("person", person).put("madeAt", madeAt == 0 ? null : Times.utc(madeAt))));
    }

    private void renew(RoutingContext ctx) {
        String who = Caller.of(ctx).name();
        String person = person(ctx);
        String token = CalendarFeedToken.fresh();
        Instant now = desk.now();
        Responses.blocking(ctx, desk.pool(), () -> {
            desk.book().keepFeed(person, CalendarFeedToken.hash(token), who, now);
            return token;
        }, kept -> Responses.json(ctx, 201, new JsonObject().put("person", person).put("madeAt", Times.utc(now.toEpochMilli()))
                .put("path", CalendarFeed.PATH + token + CalendarFeed.SUFFIX).encode()));
    }

    private void revoke(RoutingContext ctx) {
        String who = Caller.of(ctx).name();
        String person = person(ctx);
        Instant now = desk.now();
        Responses.blocking(ctx, desk.pool(), () -> {
            desk.book().keepFeed(person, null, who, now);
            return person;
        }, revoked -> ctx.response().setStatusCode(204).end());
    }
}
