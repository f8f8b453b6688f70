package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import io.hazardwatch.gateway.testkit.LowerPlatformSocket;
import io.hazardwatch.gateway.testkit.SiteText;
import io.hazardwatch.gateway.time.Clock;
import io.netty.channel.Channel;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port with a lower platform at a socket of its own. */
@ExtendWith(LeakCheck.class)
class Gb28181ListenerTest {
    private static final String ONE = "34020000001320000001";
    private static final long RETRY_MILLIS = 100;
    private static final long DAY = 86_400_000;
    private static final Registry REGISTRY = SiteText.load("devices: []\ncameras:\n  - {id: east, gb28181: {platform: \"" + LowerPlatform.ID
            + "\", channel: \"" + ONE + "\"}}\n");

    private final Queue<String> defects = new ConcurrentLinkedQueue<>();
    private volatile boolean isBroken;

    private Registry registry() {
        if (isBroken) {
            throw new StackOverflowError("as the test asked for");
        }
        return REGISTRY;
    }

    private Gb28181Listener listener(int port) {
        return listener(port, Clock.SYSTEM);
    }

    private Gb28181Listener listener(int port, Clock clock) {
        return new Gb28181Listener(new Gb28181Settings("127.0.0.1", port, LowerPlatform.UPPER, "3402000000", 300_000,
                List.of(new Gb28181Platform(LowerPlatform.ID, "12345678a", 60_000, 3, true))), this::registry, Thread::new,
                (where, defect) -> defects.add(where + ' ' + defect), clock, RETRY_MILLIS);
    }

    private static ChannelReport of(Gb28181Listener listener) {
        return of(listener, Clock.SYSTEM);
    }

    private static ChannelReport of(Gb28181Listener listener, Clock clock) {
        return listener.report(LowerPlatform.ID, ONE, clock.millis(), clock.nanos());
    }

    @Test
    void platform_registers_answersTheQuery_andTellsOfAChange() throws Exception {
        try (Gb28181Listener listener = listener(0)) {
            listener.start();
            assertEquals("platform " + LowerPlatform.ID + " is not registered", listener.problem());
            assertEquals(false, of(listener).isKnown());
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", listener.port())) {
                lower.send(new byte[] {0, 1, 2});
                lower.register(3600);
                String query = lower.await("MESSAGE");
                assertTrue(query.contains("\r\nVia: SIP/2.0/UDP 127.0.0.1:" + listener.port() + ";rport;"), query);
                assertEquals("200", lower.say(platform -> platform.catalog(LowerPlatform.queryNumber(query), 1, ONE + " ON")));
                assertTrue(of(listener).isWell());
                assertEquals("200", lower.say(platform -> platform.event(ONE, "OFF")));
                assertEquals(CameraFault.CHANNEL_OFF, of(listener).fault());
                Await.equal(1, listener.counters()::registered);
                assertEquals(null, listener.problem());
                lower.register(0);
                assertEquals(CameraFault.PLATFORM_AWAY, of(listener).fault());
            }
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void clockThatIsSet_makesNoNonceStale_andNoPlatformAwayOrSilent() throws Exception {
        FakeClock clock = new FakeClock(1_800_000_000_000L);
        try (Gb28181Listener listener = listener(0, clock)) {
            listener.start();
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", listener.port())) {
                lower.register(3600, () -> clock.stepWall(DAY));
                String query = lower.await("MESSAGE");
                assertEquals("200", lower.say(platform -> platform.catalog(LowerPlatform.queryNumber(query), 1, ONE + " ON")));
                for (long step : new long[] {-2 * DAY, 5 * DAY, -2 * DAY}) {
                    clock.stepWall(step);
                    assertEquals(new ChannelReport(true, null, clock.millis()), of(listener, clock));
                    assertEquals(null, listener.problem());
                }
                clock.advance(180_000);
                assertEquals(new ChannelReport(true, null, clock.millis() - 180_000), of(listener, clock));
                clock.advance(1);
                assertEquals(CameraFault.PLATFORM_SILENT, of(listener, clock).fault());
            }
        }
    }

    @Test
    void answersThatTheSocketDoesNotTake_areDroppedAndCounted() throws Exception {
        try (Gb28181Listener listener = listener(0)) {
            listener.start();
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", listener.port())) {
                setWritable(listener, false);
                lower.send(new LowerPlatform(LowerPlatform.ID, "12345678a", "127.0.0.1:5061").register(3600));
                Await.equal(1L, () -> listener.counters().of(Gb28181Counters.Result.UNANSWERED));
                setWritable(listener, true);
                lower.register(3600); // whose first answer would be the one that was dropped
                assertEquals(1, listener.counters().of(Gb28181Counters.Result.UNANSWERED));
            }
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    private static void setWritable(Gb28181Listener listener, boolean isWritable) throws InterruptedException {
        Channel socket = listener.socket();
        socket.eventLoop().submit(() -> socket.unsafe().outboundBuffer().setUserDefinedWritability(1, isWritable)).await();
    }

    @Test
    void portThatIsTaken_isSaid_andKeepsNothingElseFromStarting() throws Exception {
        DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        try (Gb28181Listener listener = listener(taken.getLocalPort())) {
            listener.start();
            assertTrue(listener.problem().startsWith("127.0.0.1:" + taken.getLocalPort() + ": cannot listen: "), listener.problem());
            assertEquals(-1, listener.port());
            int port = taken.getLocalPort();
            taken.close();
            Await.equal(port, listener::port);
        } finally {
            taken.close();
        }
    }

    @Test
    void errorWhileItLooksWhatIsDue_isReported_andTheNextLookFollows() throws Exception {
        try (Gb28181Listener listener = listener(0)) {
            listener.start();
            isBroken = true;
            Await.until("reported", () -> !defects.isEmpty());
            isBroken = false;
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", listener.port())) {
                lower.register(3600);
                Await.equal(1, listener.counters()::registered);
            }
        }
        assertTrue(defects.stream().allMatch("gb28181 java.lang.StackOverflowError: as the test asked for"::equals), defects::toString);
    }

    @Test
    void socketThatTheSystemCloses_isOpenedAgain() throws Exception {
        try (Gb28181Listener listener = listener(0)) {
            listener.start();
            listener.socket().close().await();
            Await.until("it is open again", listener::isOpen);
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", listener.port())) {
                lower.register(3600);
            }
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void catalogInOneLargeDatagram_isTakenWhole() throws Exception {
        try (Gb28181Listener listener = listener(0)) {
            listener.start();
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", listener.port())) {
                lower.register(3600);
                String query = lower.await("MESSAGE");
                String[] items = IntStream.range(0, 400).mapToObj(i -> i == 399 ? ONE + " ON" : String.format("3402000000%010d ON", i))
                        .toArray(String[]::new);
                assertEquals("200", lower.say(platform -> platform.catalog(LowerPlatform.queryNumber(query), 400, items)), "some 55 KB");
                assertTrue(of(listener).isWell());
            }
        }
    }

    @Test
    void ownAddress_isTheOneThatLeadsToThePeer() {
        assertEquals(InetAddress.getLoopbackAddress(), Gb28181Listener.toward(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060)));
        assertEquals(InetAddress.getLoopbackAddress(), Gb28181Listener.toward(InetSocketAddress.createUnresolved("no-such-host.invalid", 5060)));
    }
}
