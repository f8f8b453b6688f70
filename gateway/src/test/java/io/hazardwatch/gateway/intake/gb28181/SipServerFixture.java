package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** An upper platform in fake time and without a socket, and a lower one. */
class SipServerFixture {
    static final String ONE = "34020000001320000001";
    static final String TWO = "34020000001320000002";
    static final long KEEP_ALIVE = 60_000;
    static final long CATALOG = 300_000;
    /** Another platform of the settings. */
    static final String OTHER = "34020000002000000888";
    /** A platform that the settings do not know. */
    static final String STRANGER = "34020000002000000778";
    static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.11", 5061);
    static final InetSocketAddress FOREIGN = new InetSocketAddress("198.51.100.9", 5061);

    final LowerPlatform lower = new LowerPlatform(LowerPlatform.ID, "12345678a", "192.0.2.11:5061");
    final Gb28181Counters counters = new Gb28181Counters();
    final SipServer server = server(true);
    final FakeClock clock = new FakeClock(1_800_000_000_000L);

    SipServer server(boolean isBound) {
        return server(new Gb28181Platform(LowerPlatform.ID, "12345678a", KEEP_ALIVE, 3, isBound));
    }

    SipServer server(Gb28181Platform... platforms) {
        return new SipServer(new Gb28181Settings("127.0.0.1", 0, LowerPlatform.UPPER, "3402000000", CATALOG, List.of(platforms)), counters,
                peer -> "192.0.2.1:5060");
    }

    /** Also one of another id. */
    SipServer both() {
        return server(new Gb28181Platform(LowerPlatform.ID, "12345678a", KEEP_ALIVE, 3, true),
                new Gb28181Platform(OTHER, "abc", KEEP_ALIVE, 3, true));
    }

    /** The status of the answer to a registration with a password, from the home of the lower platform; empty without an answer. */
    String registers(SipServer at, LowerPlatform platform) {
        List<String> challenge = texts(at.receive(platform.register(3600), HOME, clock.nanos()));
        List<String> answer = challenge.isEmpty() ? challenge : texts(at.receive(platform.register(3600, challenge.getFirst()), HOME, clock.nanos()));
        return answer.isEmpty() ? "" : answer.getFirst().substring(8, 11);
    }

    @BeforeEach
    void want() {
        look(server);
    }

    List<String> look(SipServer at) {
        return texts(at.look(Map.of(LowerPlatform.ID, Set.of(ONE, TWO)), clock.nanos()));
    }

    static List<String> texts(List<SipOutgoing> all) {
        return all.stream().map(each -> new String(each.bytes(), StandardCharsets.ISO_8859_1)).toList();
    }

    List<String> send(byte[] datagram, InetSocketAddress from) {
        return texts(server.receive(datagram, from, clock.nanos()));
    }

    String status(byte[] datagram, InetSocketAddress from) {
        List<String> answers = send(datagram, from);
        return answers.isEmpty() ? "" : answers.getFirst().substring(8, 11);
    }

    String status(String document) {
        return status(lower.message(document), HOME);
    }

    /** What it is told besides that it is registered. */
    List<String> register(int expires) {
        String challenge = send(lower.register(expires), HOME).getFirst();
        List<String> answers = send(lower.register(expires, challenge), HOME);
        assertEquals("SIP/2.0 200 OK", answers.getFirst().lines().findFirst().orElse(""), () -> String.join("\n", answers));
        return answers.subList(1, answers.size());
    }

    static String query(List<String> requests) {
        return requests.stream().map(LowerPlatform::queryNumber).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    ChannelReport of(String channel) {
        return server.report(LowerPlatform.ID, channel, clock.millis(), clock.nanos());
    }

    CameraFault fault(String channel) {
        return of(channel).fault();
    }

    /** Registered, with a whole catalog in which both are on. */
    void whole() {
        String number = query(register(3600));
        assertEquals("200", status(lower.catalog(number, 2, ONE + " ON", TWO + " ON")));
        assertTrue(of(ONE).isWell() && of(TWO).isWell());
    }
}
