package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.ChannelState;
import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How the channels are doing, and a test message through one of them. A test changes no verification: that takes a code. Last tests are in
 * memory, one a channel. Event loop.
 */
final class ChannelRoutes {
    private static final String PATH = "/api/v1/channels";
    private static final long PAUSE_MILLIS = 10_000;
    private static final int NAME_MAX = 64;
    private static final int ADDRESS_MAX = 500;

    /**
     * The last test that somebody asked for.
     *
     * @param at     ms since the epoch
     * @param result accepted, retry or unreachable; null while the provider has not answered
     * @param detail what the provider said, or null
     */
    private record Test(long at, String by, String result, String detail) {
        JsonObject json() {
            return new JsonObject().put("at", Times.utc(at)).put("by", by).put("result", result).put("detail", detail);
        }
    }

    private final ChannelPorts ports;
    private final Supplier<PeopleDirectory> people;
    private final Clock clock;
    private final Map<String, Test> tests = new HashMap<>();

    /** @param people those who have means */
    ChannelRoutes(ChannelPorts ports, Supplier<PeopleDirectory> people, Clock clock) {
        this.ports = ports;
        this.people = people;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH + "/:channel/test").handler(this::test);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        JsonArray shown = new JsonArray();
        ports.channels().all().stream().filter(channel -> isSeen(caller, channel)).forEach(channel -> shown.add(json(channel)));
        Responses.json(ctx, new JsonObject().put("channels", shown));
    }

    /** Of other enterprises' own channels nobody learns. */
    private static boolean isSeen(Caller caller, GuardedChannel channel) {
        Set<String> enterprises = channel.settings().options().enterprises();
        return enterprises.isEmpty() || caller.seesAll() || enterprises.stream().anyMatch(caller::sees);
    }

    private JsonObject json(GuardedChannel channel) {
        ChannelState state = channel.state();
        JsonArray means = new JsonArray();
        channel.means().stream().sorted().forEach(kind -> means.add(lower(kind)));
        Test test = tests.get(channel.id());
        return new JsonObject().put("id", channel.id()).put("means", means).put("probed", channel.settings().options().probe() != null)
                .put("accepted", state.accepted()).put("refused", state.refused()).put("unreachable", state.unreachable())
                .put("limited", state.limited()).put("failuresInARow", state.failuresInARow())
                .put("refusedInARow", state.refusedInARow()).put("leftAlone", state.circuit() == Circuit.LEFT_ALONE)
                .put("askedLast", state.circuit() == Circuit.ASKED_LAST).put("lastError", state.lastError())
                .put("lastAcceptedAt", state.lastAcceptedAt() == 0 ? null : Times.utc(state.lastAcceptedAt()))
                .put("lastTest", test == null ? null : test.json());
    }

    /** Sends a test to a means of somebody whom the caller sees, and answers with what the provider said. */
    private void test(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        Caller caller = Caller.of(ctx);
        Person person = person(caller, body.text("person", NAME_MAX, null));
        GuardedChannel channel = channel(caller, new Query(ctx).path("channel"));
        ContactMeans means = means(person, channel, body.text("kind", NAME_MAX, null), body.text("address", ADDRESS_MAX, null));
        long now = clock.millis();
        Test before = tests.get(channel.id());
        if (before != null && now - before.at() < PAUSE_MILLIS) {
            throw new Problem(429, "the channel was tested within the last " + PAUSE_MILLIS / 1000 + " s").with("reason", "TOO_OFTEN")
                    .retryAfter((int) (PAUSE_MILLIS / 1000));
        }
        tests.put(channel.id(), new Test(now, caller.name(), null, null));
        channel.send(message(channel, person, means, caller.name(), now)).onComplete(sent -> Responses.attempt(ctx, () -> {
            Test after = outcome(now, caller.name(), sent.succeeded() ? sent.result() : new SendResult.Retry(sent.cause().toString(), 0));
            tests.put(channel.id(), after);
            Responses.json(ctx, after.json().put("channel", channel.id()));
        }));
    }

    private Person person(Caller caller, String id) {
        Person person = people.get().persons().get(id);
        if (person == null || person.enterprise() != null && !caller.sees(person.enterprise())) {
            throw Problem.notFound("no person " + id);
        }
        if (person.enterprise() == null) {
            caller.requireSightOfAll("people of authorities get tests from people who see all enterprises");
        }
        return person;
    }

    private GuardedChannel channel(Caller caller, String id) {
        GuardedChannel channel = ports.channels().named(id);
        if (channel == null || !isSeen(caller, channel)) {
            throw Problem.notFound("no channel " + id);
        }
        return channel;
    }

    private ContactMeans means(Person person, GuardedChannel channel, String kind, String address) {
        ContactMeans found = Stream.concat(person.normal().stream(), person.urgent().stream())
                .filter(each -> lower(each.kind()).equals(kind) && each.address().equals(address)).findFirst()
                .orElseThrow(() -> Problem.invalid("address", address, "must be a means of that person"));
        if (!ports.channels().serving(found.kind(), person.enterprise()).contains(channel)) {
            throw Problem.invalid("kind", kind, "must be a means that the channel serves for that person");
        }
        return found;
    }

    private PersonMessage message(GuardedChannel channel, Person person, ContactMeans means, String by, long now) {
        MessageFacts facts = new MessageFacts(MessageNature.TEST, MessagePurpose.VERIFICATION, null, Text.of("HazardWatch"),
                new Text("渠道 " + channel.id() + " 测试，由 " + by + " 发出，无需处理", "test of channel " + channel.id() + " by " + by + ", nothing to do"),
                null, null, null, now, null, null, null, 1, null);
        return new PersonMessage("test-" + channel.id() + '-' + now, person.id(), means.kind(), means.address(), person.language(),
                MessageNature.TEST, MessagePurpose.VERIFICATION, null, ports.renderer().render(facts, person.language()), null, now);
    }

    private static Test outcome(long at, String by, SendResult result) {
        return switch (result) {
            case SendResult.Accepted taken -> new Test(at, by, "accepted", taken.isReceiptExpected() ? "delivery is reported later" : null);
            case SendResult.Retry again -> new Test(at, by, "retry", again.reason());
            case SendResult.Unreachable gone -> new Test(at, by, "unreachable", gone.reason());
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
