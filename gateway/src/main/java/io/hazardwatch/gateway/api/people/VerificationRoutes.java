package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.channels.ChannelPorts;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.VerificationCodes;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.stream.Stream;

/** Shows that a means belongs to a person: sends a code there and takes it back. Event loop. */
final class VerificationRoutes {
    private static final String PATH = "/api/v1/people/:person/verifications/";
    private static final int ADDRESS_MAX = 500;

    private final PeopleBook book;
    private final PeopleEdits edits;
    private final ChannelPorts channels;
    private final Clock clock;
    private final VerificationCodes codes = new VerificationCodes(new SecureRandom());

    VerificationRoutes(PeopleBook book, PeopleEdits edits, ChannelPorts channels, Clock clock) {
        this.book = book;
        this.edits = edits;
        this.channels = channels;
        this.clock = clock;
    }

    void mount(Router router) {
        router.post(PATH + "code").handler(this::send);
        router.post(PATH + "confirm").handler(this::confirm);
    }

    private Person edited(RoutingContext ctx) {
        PeopleEdits.requireRole(ctx);
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
        GuardedChannel channel = channels.channels().serving(kind, person.enterprise()).stream().filter(GuardedChannel::isAvailable).findFirst()
                .orElseThrow(() -> conflict("NO_CHANNEL", "no channel that is available serves " + kind));
        String code = codes.issue(person.id(), kind, address, clock.millis());
        if (code == null) {
            throw new Problem(429, "a code was sent there within the last minute").with("reason", "TOO_OFTEN").retryAfter(60);
        }
        channel.send(message(person, kind, address, code)).onComplete(sent -> Responses.attempt(ctx, () -> {
            if (sent.failed() || !(sent.result() instanceof SendResult.Accepted)) {
                throw conflict("NOT_TAKEN", "channel " + channel.id() + ": " + (sent.failed() ? sent.cause().getMessage() : sent.result()));
            }
            Responses.json(ctx, 202, new JsonObject().put("channel", channel.id())
                    .put("validMinutes", VerificationCodes.VALID_MILLIS / 60_000).encode());
        }));
    }

    private PersonMessage message(Person person, ContactMeansKind kind, String address, String code) {
        long now = clock.millis();
        MessageFacts facts = new MessageFacts(MessageNature.TEST, MessagePurpose.VERIFICATION, null, Text.of("HazardWatch"),
                new Text("验证码 " + code + "，10 分钟内有效", "code " + code + ", valid for 10 minutes"), null, null, null, 0, null, null, null, 1, null);
        return new PersonMessage("code-" + person.id() + '-' + kind + '-' + now, person.id(), kind, address, person.language(), MessageNature.TEST,
                MessagePurpose.VERIFICATION, null, channels.renderer().render(facts, person.language()), null, now);
    }

    private void confirm(RoutingContext ctx) {
        Person person = edited(ctx);
        RequestBody body = RequestBody.of(ctx);
        ContactMeansKind kind = PeopleRequest.kind(body);
        String address = body.text("address", ADDRESS_MAX, null);
        VerificationCodes.Outcome outcome = codes.confirm(person.id(), kind, address, body.secret("code", 6), clock.millis());
        if (outcome != VerificationCodes.Outcome.CONFIRMED) {
            throw conflict(outcome.name(), "the code does not show that " + person.id() + " is reached there");
        }
        edits.run(ctx, TransitionType.PERSON_CHANGED, person.enterprise(), person.id(),
                PeopleEdits.what("means " + kind + " verified by a code", body),
                () -> book.verify(person.id(), kind, address, Caller.of(ctx).name(), clock.millis()),
                () -> Responses.json(ctx, PeopleJson.of(book.directory().persons().get(person.id()), Caller.of(ctx))));
    }

    private static Problem conflict(String reason, String detail) {
        return new Problem(409, detail).with("reason", reason);
    }
}
