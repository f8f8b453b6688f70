package io.hazardwatch.gateway.intake.coap;

import static io.hazardwatch.gateway.intake.coap.CoapFixture.GD_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.CoapPeer.Answer;
import io.hazardwatch.gateway.testkit.CoapPeer.Option;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port without DTLS as devices see it, byte by byte. */
@ExtendWith(LeakCheck.class)
class CoapListenerTest {
    private static final String VALUE = "{\"lel\":2.5}";
    private static final int QUIET_MILLIS = 300;

    private CoapFixture fixture;
    private CoapPeer peer;

    @BeforeEach
    void start() throws IOException {
        open(new CoapFixture());
    }

    private void open(CoapFixture opened) throws IOException {
        fixture = opened;
        peer = opened.peer();
    }

    @AfterEach
    void stop() {
        peer.close();
        fixture.close();
        assertEquals(List.of(), fixture.defects);
    }

    private String answer(int id, String uri, String payload, Option... more) throws IOException {
        peer.post(id, uri, payload, more);
        return peer.receive().text();
    }

    private void awaitOffered(int count) {
        Await.until("offered", () -> fixture.ingests.count() == count);
    }

    @Test
    void request_isAnsweredOnceItIsDurable() throws IOException {
        fixture.ingests.withhold();
        peer.post(7, GD_01, VALUE);
        awaitOffered(1);
        assertFalse(peer.hasAnswer(QUIET_MILLIS));
        fixture.ingests.makeDurable(1);
        Answer answer = peer.receive();
        assertEquals("ACK 2.04", answer.text());
        assertEquals(7, answer.id());
        assertEquals("0007", answer.token());
        assertEquals(List.of(VALUE), fixture.ingests.payloads());
        assertEquals("coap " + Plant.TOPIC, fixture.ingests.origins().getFirst().input() + ' ' + fixture.ingests.origins().getFirst().topic());
        assertEquals(List.of("acme/a1 127.0.0.1"), fixture.pushed);
        assertEquals(1, fixture.listener.counters().of(Result.ACCEPTED));
    }

    @Test
    void requestThatTakesLong_isAcknowledgedFirst_andAnsweredByItself() throws IOException {
        fixture.ingests.withhold();
        peer.post(7, GD_01, VALUE);
        awaitOffered(1);
        fixture.clock.advance(CoapRequests.ACKNOWLEDGED_MILLIS_MAX);
        Answer early = peer.receive();
        assertEquals("ACK 0.00", early.text());
        assertEquals(7, early.id());
        peer.post(7, GD_01, VALUE);
        assertEquals("ACK 0.00", peer.receive().text(), "its repetition is acknowledged again");
        fixture.ingests.makeDurable(1);
        Answer answer = peer.receive();
        assertEquals("CON 2.04", answer.text());
        assertEquals("0007", answer.token());
        peer.acknowledge(answer.id());
        assertEquals(1, fixture.ingests.count());
        assertEquals(1, fixture.listener.counters().separateAnswers());
    }

    @Test
    void alarm_holdsBackItsOwnAnswerOnly() throws IOException {
        fixture.ingests.commitAlarms(0);
        peer.post(1, GD_01, "alarm");
        awaitOffered(1);
        assertEquals("ACK 2.04", answer(2, GD_01, VALUE));
        fixture.ingests.commitAlarms(1);
        Answer answer = peer.receive();
        assertEquals("ACK 2.04", answer.text());
        assertEquals(1, answer.id());
    }

    @Test
    void requestWithoutConfirmation_isAnsweredWithout() throws IOException {
        peer.send(CoapPeer.message(CoapPeer.NON, CoapPeer.POST, 9, CoapPeer.uri(GD_01), VALUE.getBytes(StandardCharsets.UTF_8)));
        Answer answer = peer.receive();
        assertEquals("NON 2.04", answer.text());
        assertEquals("0009", answer.token());
        peer.send(CoapPeer.message(CoapPeer.NON, CoapPeer.POST, 9, CoapPeer.uri(GD_01), VALUE.getBytes(StandardCharsets.UTF_8)));
        assertEquals("NON 2.04", peer.receive().text());
        assertEquals(1, fixture.ingests.count());
    }

    @Test
    void tokenOfADevice_isEnoughForItsOwnPlace() throws IOException {
        assertEquals("ACK 2.04", answer(1, "v1/me?t=token-gd-01", VALUE));
        assertEquals("ACK 2.04", answer(2, "api/v1/token-gd-01/telemetry", VALUE));
        assertEquals("ACK 2.04", answer(3, "v1/acme/depot/gd-01?t=token-gd-01", VALUE));
        assertEquals("ACK 4.03 NOT_AUTHORISED", answer(4, "v1/acme/depot/gd-02?t=token-gd-01", VALUE));
        assertEquals("ACK 4.03 NOT_AUTHORISED", answer(5, "v1/me?u=acme&p=secret", VALUE));
    }

    @Test
    void strangers_areRefusedWithoutAWord_andNotRemembered() throws IOException {
        assertEquals("ACK 4.01", answer(1, "v1/acme/depot/gd-01", VALUE));
        assertEquals("ACK 4.01", answer(2, "v1/acme/depot/gd-01?u=acme&p=wrong", VALUE));
        assertEquals("ACK 4.01", answer(3, "v1/me?t=nobody", VALUE));
        assertEquals("ACK 4.01", answer(4, "v1/me?t=nobody", VALUE, CoapPeer.block1(0, true, 0)));
        assertEquals(0, fixture.ingests.count());
        assertEquals("NO_USERNAME 127.0.0.1 null", fixture.strangers.getFirst());
        assertEquals(4, fixture.listener.counters().of(Result.NOT_LOGGED_IN));
        assertEquals("ACK 2.04", answer(3, GD_01, VALUE), "the id of a refused request is free");
    }

    @Test
    void wrongSecretsWithoutEnd_getNoAnswer_andShutNobodyOut() throws IOException {
        for (int i = 0; i < StrangerPauses.FREE; i++) {
            assertEquals("ACK 4.01", answer(i, "v1/me?t=guess" + i, VALUE));
        }
        peer.post(100, "v1/me?t=guess", VALUE);
        assertEquals("ACK 2.04", answer(101, GD_01, VALUE), "no answer to the one before");
        fixture.clock.advance(StrangerPauses.SPAN_MILLIS);
        assertEquals("ACK 4.01", answer(102, "v1/me?t=guess", VALUE));
    }

    @Test
    void otherAnswersToStrangers_areLimitedWithThem_andHaveNoText() throws IOException {
        byte[] malformed = {0x40, 0x02, 0, 1, (byte) 0xB1, 'x', (byte) 0xFF};
        for (int i = 0; i < StrangerPauses.FREE / 4; i++) {
            assertEquals("ACK 4.04", answer(4 * i, "nowhere", VALUE));
            assertEquals("ACK 4.01", answer(4 * i + 1, "v1/me", VALUE));
            peer.send(malformed);
            assertEquals("ACK 4.02", peer.receive().text());
            peer.send(new byte[] {0x40, 0x00, 0x12, 0x34});
            assertEquals("RST 0.00", peer.receive().text());
        }
        peer.post(100, "nowhere", VALUE);
        peer.send(malformed);
        peer.send(new byte[] {0x40, 0x00, 0x12, 0x34});
        assertEquals("ACK 4.00 NOT_JSON", answer(101, GD_01, "bad"), "no answer to those before, and one to a device that is let in");
        assertEquals(StrangerPauses.FREE / 4 + 1, fixture.listener.counters().of(Result.MALFORMED));
    }

    @Test
    void pingsOfADeviceThatLogsIn_areAnswered_whateverStrangersBesideItDo_andHaveABoundOfTheirOwn() throws IOException {
        byte[] ping = {0x40, 0x00, 0x12, 0x34};
        try (CoapPeer stranger = fixture.peer()) {
            for (int i = 0; i < StrangerPauses.FREE; i++) {
                stranger.send(ping);
                assertEquals("RST 0.00", stranger.receive().text());
            }
            assertEquals("ACK 2.04", answer(1, GD_01, VALUE));
            for (int i = 0; i < StrangerPauses.FREE; i++) {
                peer.send(ping);
                assertEquals("RST 0.00", peer.receive().text());
            }
            peer.send(ping);
            assertEquals("ACK 2.04", answer(2, GD_01, VALUE), "no answer to the ping before");
            stranger.send(ping);
            stranger.post(3, "v1/me?t=guess", VALUE);
            assertEquals("ACK 2.04", answer(4, GD_01, VALUE), "the two before are judged by now");
            fixture.clock.advance(StrangerPauses.SPAN_MILLIS);
            peer.send(ping);
            assertEquals("RST 0.00", peer.receive().text());
            stranger.send(ping);
            assertEquals("RST 0.00", stranger.receive().text(), "none in the minute before");
        }
    }

    @Test
    void defectBeforeTheLogIn_isTold_andAnswered() throws IOException {
        assertEquals("ACK 5.00", answer(1, "v1/me?t=defect", VALUE));
        assertEquals("ACK 2.04", answer(2, GD_01, VALUE));
        assertEquals(1, fixture.listener.counters().of(Result.FAILED));
        assertEquals(1, fixture.defects.size());
        fixture.defects.clear();
    }

    @Test
    void defectWhileAnswersAreDue_isTold_andTheyFollow() throws IOException {
        fixture.ingests.withhold();
        peer.post(1, GD_01, VALUE);
        awaitOffered(1);
        fixture.ingests.failToTellOnce();
        fixture.ingests.makeDurable(1);
        assertEquals("ACK 2.04", peer.receive().text());
        assertEquals(1, fixture.defects.size());
        fixture.defects.clear();
    }

    @Test
    void nameThatBeginsLikeALoopbackAddress_isNone() {
        assertTrue(CoapFixture.plain().isLoopback());
        assertFalse(new CoapSettings("127.example.org", 0, false, -1, null, null, 1, 1, 1, 1, 1).isLoopback());
    }

    @Test
    void revokedCredential_isRefused() throws IOException {
        assertEquals("ACK 2.04", answer(1, GD_01, VALUE));
        fixture.revoked.add(Plant.ACME);
        assertEquals("ACK 4.01", answer(2, GD_01, VALUE));
    }

    @Test
    void placesOfOthers_areRefused_andInQuarantine() throws IOException {
        assertEquals("ACK 4.03 NOT_AUTHORISED", answer(1, "v1/other/depot/gd-01?u=acme&p=secret", VALUE));
        assertEquals("ACK 4.04 UNKNOWN_DEVICE", answer(2, "v1/acme/depot/gd-99?u=acme&p=secret", VALUE));
        assertEquals("ACK 4.00 BAD_TOPIC", answer(3, "v1/acme/depot/no place?u=acme&p=secret", VALUE));
        assertEquals(List.of("BAD_TOPIC " + VALUE, "UNKNOWN_DEVICE " + VALUE, "NOT_AUTHORISED " + VALUE), fixture.quarantine.recent("acme").stream()
                .map(each -> each.reason() + " " + each.excerpt()).toList());
        assertEquals("{acme/a1={UNKNOWN_DEVICE=1, NOT_AUTHORISED=1, BAD_TOPIC=1}}", fixture.quarantine.counts().toString());
        assertEquals(3, fixture.listener.counters().of(Result.REJECTED));
    }

    private Answer ask(int id, String payload, Option... more) throws IOException {
        peer.post(id, GD_01, payload, more);
        return peer.receive();
    }

    @Test
    void whatIsNotDurableInTime_isToldToBeSentAgain() throws IOException {
        fixture.ingests.withhold();
        peer.post(1, GD_01, VALUE);
        awaitOffered(1);
        fixture.clock.advance(CoapRequests.DURABLE_MILLIS_MAX);
        assertEquals("ACK 5.03 NOT_DURABLE", peer.receive().text());
        assertEquals(1, fixture.listener.counters().of(Result.NOT_DURABLE));
        fixture.ingests.makeAllDurable();
        assertEquals("ACK 2.04", ask(2, VALUE).text());
    }

    @Test
    void whatThePortsDoNotServe_isSaid() throws IOException {
        assertEquals("ACK 4.15", answer(1, GD_01, VALUE, CoapPeer.format(60)));
        assertEquals("ACK 2.04", answer(2, GD_01, VALUE, CoapPeer.format(50)));
        assertEquals("ACK 4.04", answer(3, "v2/acme/depot/gd-01?u=acme&p=secret", VALUE));
        peer.send(CoapPeer.message(CoapPeer.CON, CoapPeer.GET, 4, CoapPeer.uri(GD_01), new byte[0]));
        assertEquals("ACK 4.05", peer.receive().text());
        assertEquals("ACK 5.05", answer(5, GD_01, VALUE, Option.of(35, "coap://elsewhere/")));
        assertEquals("ACK 4.02", answer(6, GD_01, VALUE, Option.of(1, "etag")), "If-Match");
        assertTrue(answer(7, GD_01, VALUE, Option.of(2_049, "critical")).startsWith("ACK 4.02"));
        assertEquals("ACK 2.04", answer(8, GD_01, VALUE, Option.of(2_050, "elective")));
    }

    @Test
    void ping_isAnswered_andNoiseIsSurvived() throws IOException {
        peer.send(new byte[] {0});
        peer.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals("RST 0.00", peer.receive().text(), "by its first byte it is confirmable, and it makes no sense");
        peer.send(new byte[] {0x40, 0x00, 0x12, 0x34});
        Answer pong = peer.receive();
        assertEquals("RST 0.00", pong.text());
        assertEquals(0x1234, pong.id());
        peer.send(CoapPeer.message(CoapPeer.ACK, 0x44, 5, List.of(), new byte[0]));
        peer.send(CoapPeer.message(CoapPeer.CON, 0x44, 6, List.of(), new byte[0]));
        assertEquals("RST 0.00", peer.receive().text(), "an answer that nobody asked for");
        assertEquals("ACK 2.04", answer(1, GD_01, VALUE));
        long malformed = fixture.listener.counters().of(Result.MALFORMED);
        peer.send(CoapPeer.message(CoapPeer.CON, 0x44, 1, List.of(), new byte[0]));
        assertEquals("RST 0.00", peer.receive().text(), "an answer with the number of a request that was answered");
        assertEquals(malformed + 1, fixture.listener.counters().of(Result.MALFORMED), "refused before the library looks for its request");
    }

    @Test
    void takenPort_isSaid_andNothingElseFails() throws IOException {
        try (DatagramSocket neighbour = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                CoapFixture second = new CoapFixture(CoapFixture.plain(neighbour.getLocalPort()), 0, null)) {
            String problem = second.listener.problem();
            assertTrue(problem.startsWith("127.0.0.1:" + neighbour.getLocalPort() + ": cannot listen: "), problem);
            assertEquals(-1, second.listener.port());
        }
        assertEquals(null, fixture.listener.problem());
    }

    @Test
    void messageIds_ofTheGateway_differForOneReceiver() {
        MessageIds ids = new MessageIds();
        InetSocketAddress receiver = new InetSocketAddress("127.0.0.1", 5_683);
        assertNotEquals(ids.getNextMessageId(receiver), ids.getNextMessageId(receiver));
    }

    @Test
    void reasonsInQuarantine_areThoseOfOtherDoors() throws IOException {
        answer(1, "v1/acme/depot/gd-99?u=acme&p=secret", VALUE);
        Rejected rejected = fixture.quarantine.recent("acme").getFirst();
        assertEquals("no device acme/depot/gd-99", rejected.detail());
        assertEquals("hazard/v1/acme/depot/gd-99/telemetry", rejected.origin().topic());
    }
}
