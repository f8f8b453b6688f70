package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;

/** Shows and changes people and their means of contact. Event loop. */
final class PeopleRoutes {
    private static final String PATH = "/api/v1/people";
    private static final String ONE = PATH + "/:person";

    private final PeopleBook book;
    private final PeopleEdits edits;
    private final Clock clock;

    PeopleRoutes(PeopleBook book, PeopleEdits edits, Clock clock) {
        this.book = book;
        this.edits = edits;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::add);
        new EditedResource().serveKnown(router, ONE, ctx -> PeopleJson.of(seen(ctx), Caller.of(ctx)), HttpMethod.PUT, HttpMethod.DELETE);
        router.put(ONE).handler(this::replace);
        router.delete(ONE).handler(this::remove);
        router.post(ONE + "/verifications").handler(this::verify);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String enterprise = new Query(ctx).name("enterprise");
        if (enterprise != null) {
            caller.requireSight(enterprise);
        }
        JsonArray people = new JsonArray();
        book.directory().persons().values().stream().filter(person -> isSeen(caller, person))
                .filter(person -> enterprise == null || enterprise.equals(person.enterprise()))
                .sorted(Comparator.comparing(Person::id)).forEach(person -> people.add(PeopleJson.of(person, caller)));
        Responses.json(ctx, new JsonObject().put("people", people));
    }

    /** People of authorities are seen by all, so that an enterprise knows whom it tells. */
    private static boolean isSeen(Caller caller, Person person) {
        return person.enterprise() == null || caller.sees(person.enterprise());
    }

    private Person seen(RoutingContext ctx) {
        String id = new Query(ctx).path("person");
        Person person = book.directory().persons().get(id);
        if (person == null || !isSeen(Caller.of(ctx), person)) {
            throw Problem.notFound("no person " + id);
        }
        return person;
    }

    private Person edited(RoutingContext ctx) {
        Person person = seen(ctx);
        PeopleEdits.requireEditor(ctx, person.enterprise());
        return person;
    }

    private void add(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        Person person = PeopleRequest.person(body, body.text("id", 64, null));
        PeopleEdits.requireEditor(ctx, person.enterprise());
        edits.run(ctx, TransitionType.PERSON_CHANGED, person.enterprise(), person.id(), PeopleEdits.what("added", body),
                () -> book.add(person), () -> answer(ctx, 201, person.id()));
    }

    private void replace(RoutingContext ctx) {
        Person before = edited(ctx);
        RequestBody body = RequestBody.of(ctx);
        Person person = PeopleRequest.person(body, before.id());
        PeopleEdits.requireEditor(ctx, person.enterprise());
        edits.run(ctx, TransitionType.PERSON_CHANGED, person.enterprise(), person.id(), PeopleEdits.what("changed", body),
                () -> book.replace(person), () -> answer(ctx, 200, person.id()));
    }

    private void verify(RoutingContext ctx) {
        Person person = edited(ctx);
        RequestBody body = RequestBody.of(ctx);
        ContactMeansKind kind = PeopleRequest.kind(body);
        String address = body.text("address", 500, null);
        edits.run(ctx, TransitionType.PERSON_CHANGED, person.enterprise(), person.id(),
                PeopleEdits.what("means " + kind + " verified", body),
                () -> book.verify(person.id(), kind, address, Caller.of(ctx).name(), clock.millis()), () -> answer(ctx, 200, person.id()));
    }

    private void remove(RoutingContext ctx) {
        Person person = edited(ctx);
        edits.run(ctx, TransitionType.PERSON_CHANGED, person.enterprise(), person.id(), PeopleEdits.what("removed", new Query(ctx)),
                () -> book.removePerson(person.id()), () -> ctx.response().setStatusCode(204).end());
    }

    private void answer(RoutingContext ctx, int status, String id) {
        Person person = book.directory().persons().get(id);
        Responses.json(ctx, status, PeopleJson.of(person, Caller.of(ctx)).encode());
    }
}
