package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.notify.channel.push.PushChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.people.PushSubscription;
import io.hazardwatch.gateway.people.PushSubscriptionBook;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The browsers in which people take notifications. Everybody manages their own only: a browser is subscribed while the person is
 * logged in there, and becomes a verified means by a code that is pushed to it. Event loop.
 */
final class PushRoutes {
    private static final String PATH = "/api/v1/push-devices";
    private static final String ONE = PATH + "/:device";
    private static final int ENDPOINT_MAX = 1_000;
    private static final int NAME_MAX = 60;

    private final PeopleBook people;
    private final PushSubscriptionBook devices;
    private final PersonChannels channels;
    private final PeopleEdits edits;
    private final VerificationSender sender;
    private final UnaryOperator<String> personOf;
    private final Clock clock;

    /** @param personOf id of the person who logs in by an account */
    PushRoutes(PeopleBook people, PushSubscriptionBook devices, PersonChannels channels, PeopleEdits edits, VerificationSender sender,
            UnaryOperator<String> personOf, Clock clock) {
        this.people = people;
        this.devices = devices;
        this.channels = channels;
        this.edits = edits;
        this.sender = sender;
        this.personOf = personOf;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::add);
        router.post(ONE + "/confirm").handler(this::confirm);
        router.delete(ONE).handler(this::remove);
    }

    private Person self(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Person person = people.directory().persons().get(personOf.apply(caller.name()));
        return person == null || person.enterprise() != null && !caller.sees(person.enterprise()) ? null : person;
    }

    private Person required(RoutingContext ctx) {
        Person self = self(ctx);
        if (self == null) {
            throw new Problem(409, "nobody in the book of people logs in by this account").with("reason", "NO_PERSON");
        }
        return self;
    }

    private PushChannel channel() {
        return channels.ofKind(PushChannel.class).stream().findFirst().orElse(null);
    }

    private void list(RoutingContext ctx) {
        PushChannel channel = channel();
        Person self = self(ctx);
        JsonArray own = new JsonArray();
        (self == null ? List.<PushSubscription>of() : devices.ofPerson(self.id())).forEach(device -> own.add(json(device, means(self, device.id()))));
        Responses.json(ctx, new JsonObject().put("configured", channel != null).put("publicKey", channel == null ? null : channel.publicKey())
                .put("person", self == null ? null : self.id()).put("devicesMax", PushSubscriptionBook.OF_ONE_MAX).put("devices", own));
    }

    private static ContactMeans means(Person person, String id) {
        return Stream.concat(person.urgent().stream(), person.normal().stream())
                .filter(each -> each.kind() == ContactMeansKind.PUSH && each.address().equals(id)).findFirst().orElse(null);
    }

    private static JsonObject json(PushSubscription device, ContactMeans means) {
        return new JsonObject().put("id", device.id()).put("device", device.device()).put("service", URI.create(device.endpoint()).getHost())
                .put("createdAt", Times.utc(device.createdAt()))
                .put("verifiedAt", means == null || !means.isVerified() ? null : Times.utc(means.verifiedAt()));
    }

    private void add(RoutingContext ctx) {
        Person self = required(ctx);
        RequestBody body = RequestBody.of(ctx);
        PushSubscription device = new PushSubscription("push-" + UUID.randomUUID(), self.id(), endpoint(body),
                key(body, "p256dh", 87), key(body, "auth", 22), name(body), clock.millis());
        edits.run(ctx, TransitionType.PERSON_CHANGED, self.enterprise(), self.id(), "notifications in a browser: " + device.device(),
                () -> added(device), () -> sender.send(ctx, self, ContactMeansKind.PUSH, device.id(), new JsonObject().put("id", device.id())));
    }

    private String endpoint(RequestBody body) {
        PushChannel channel = channel();
        if (channel == null) {
            throw new Problem(409, "channels.yaml has no channel of kind web-push").with("reason", "NO_CHANNEL");
        }
        String endpoint = body.text("endpoint", ENDPOINT_MAX, "");
        if (!channel.allows(endpoint)) {
            throw Problem.invalid("endpoint", endpoint, "must be an https address at one of the push services of the channel");
        }
        return endpoint;
    }

    private static String key(RequestBody body, String field, int length) {
        String key = body.text(field, 200, "").replaceAll("=+$", "");
        if (!key.matches("[A-Za-z0-9_-]{" + length + "}")) {
            throw Problem.invalid(field, key, "must be the key of a browser, Base64 for URLs, of " + length + " characters");
        }
        return key;
    }

    private static String name(RequestBody body) {
        String name = body.text("device", NAME_MAX, "");
        if (name.isBlank()) {
            throw Problem.invalid("device", name, "must be what the person calls the device");
        }
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    /** The newest browser is tried first; means of browsers that are gone go too. */
    private PeopleEdit added(PushSubscription device) {
        PeopleEdit kept = devices.add(device);
        ContactMeans means = new ContactMeans(ContactMeansKind.PUSH, device.id());
        return kept == PeopleEdit.DONE ? people.change(device.person(), person -> withMeans(person, means)) : kept;
    }

    private Person withMeans(Person person, ContactMeans first) {
        return with(person, list(person.normal(), first), list(person.urgent(), first));
    }

    private List<ContactMeans> list(List<ContactMeans> before, ContactMeans first) {
        List<ContactMeans> next = new ArrayList<>();
        if (first != null) {
            next.add(first);
        }
        before.stream().filter(each -> each.kind() != ContactMeansKind.PUSH || !each.address().startsWith("push-")
                || devices.of(each.address()) != null)
                .filter(each -> first == null || !each.address().equals(first.address())).forEach(next::add);
        return next;
    }

    private static Person with(Person person, List<ContactMeans> normal, List<ContactMeans> urgent) {
        return new Person(person.id(), person.name(), person.enterprise(), person.authority(), person.language(), person.phones(),
                person.addresses(), person.qualifications(), normal, urgent);
    }

    private PushSubscription own(RoutingContext ctx, Person self) {
        String id = new Query(ctx).path("device");
        PushSubscription device = devices.of(id);
        if (device == null || !device.person().equals(self.id())) {
            throw Problem.notFound("no device " + id);
        }
        return device;
    }

    private void confirm(RoutingContext ctx) {
        Person self = required(ctx);
        PushSubscription device = own(ctx, self);
        sender.requireRight(self, ContactMeansKind.PUSH, device.id(), RequestBody.of(ctx).secret("code", 6));
        edits.run(ctx, TransitionType.PERSON_CHANGED, self.enterprise(), self.id(), "means PUSH verified by a code: " + device.device(),
                () -> people.verify(self.id(), ContactMeansKind.PUSH, device.id(), Caller.of(ctx).name(), clock.millis()),
                () -> Responses.json(ctx, json(device, means(self(ctx), device.id()))));
    }

    private void remove(RoutingContext ctx) {
        Person self = required(ctx);
        PushSubscription device = own(ctx, self);
        edits.run(ctx, TransitionType.PERSON_CHANGED, self.enterprise(), self.id(), "no notifications in a browser: " + device.device(), () -> {
            devices.remove(device.id());
            return people.change(self.id(), person -> withMeans(person, null));
        }, () -> ctx.response().setStatusCode(204).end());
    }
}
