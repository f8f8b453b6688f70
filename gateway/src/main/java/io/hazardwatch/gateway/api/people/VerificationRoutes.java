package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;

/** Shows that a means belongs to a person: sends a code there and takes it back. Event loop. */
final class VerificationRoutes {
    private static final String PATH = "/api/v1/people/:person/verifications/";
    private static final int ADDRESS_MAX = 500;

    private final PeopleBook book;
    private final PeopleEdits edits;
    private final VerificationSender sender;
    private final Clock clock;

    VerificationRoutes(PeopleBook book, PeopleEdits edits, VerificationSender sender, Clock clock) {
        this.book = book;
        this.edits = edits;
        this.sender = sender;
        this.clock = clock;
    }

    void mount(Router router) {
        router.post(PATH + "code").handler(this::send);
        router.post(PATH + "confirm").handler(this::confirm);
    }

    private Person edited(RoutingContext ctx) {
        String id = new Query(ctx).path("person");
        Person person = book.directory().persons().get(id);
        if (person == null || person.enterprise() != null && !Caller.of(ctx).sees(person.enterprise())) {
            throw Problem.notFound("no person " + id);
        }
        PeopleEdits.requireEditor(ctx, person.enterprise());
        return person;
    }

    private void send(RoutingContext ctx) {
        Person person = edited(ctx);
        RequestBody body = RequestBody.of(ctx);
        ContactMeansKind kind = PeopleRequest.kind(body);
        String address = body.text("address", ADDRESS_MAX, null);
        if (Stream.concat(person.normal().stream(), person.urgent().stream())
                .noneMatch(means -> means.kind() == kind && means.address().equals(address))) {
            throw Problem.invalid("address", address, "must be a means of that person");
        }
        sender.send(ctx, person, kind, address, new JsonObject());
    }

    private void confirm(RoutingContext ctx) {
        Person person = edited(ctx);
        RequestBody body = RequestBody.of(ctx);
        ContactMeansKind kind = PeopleRequest.kind(body);
        String address = body.text("address", ADDRESS_MAX, null);
        sender.requireRight(person, kind, address, body.secret("code", 6));
        edits.run(ctx, TransitionType.PERSON_CHANGED, person.enterprise(), person.id(),
                PeopleEdits.what("means " + kind + " verified by a code", body),
                () -> book.verify(person.id(), kind, address, Caller.of(ctx).name(), clock.millis()),
                () -> Responses.json(ctx, PeopleJson.of(book.directory().persons().get(person.id()), Caller.of(ctx))));
    }
}
