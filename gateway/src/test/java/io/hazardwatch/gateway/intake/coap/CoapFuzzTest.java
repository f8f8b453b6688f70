package io.hazardwatch.gateway.intake.coap;

import static io.hazardwatch.gateway.intake.coap.CoapFixture.GD_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.CoapPeer.Option;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/**
 * Damaged and hostile datagrams: never an exception, memory within its bounds, and the next good request is answered. Ten thousand of them; more
 * with {@code -Dcoap.datagrams=3000000}.
 */
@Tag("compiled")
@ExtendWith(LeakCheck.class)
class CoapFuzzTest {
    private static final long SEED = Long.getLong("seed", 20_261_130);
    private static final int DATAGRAMS = Integer.getInteger("coap.datagrams", 10_000);
    private static final int WARM_UP = 10_000;
    private static final long GROWTH_MAX = 8 << 20;
    private static final int[] OPTIONS = {1, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 17, 19, 20, 23, 27, 28, 31, 35, 39, 60, 252, 258, 292,
            2_049, 65_000};
    private static final int BURST = 64;
    private static final int SENDINGS_MAX = 12;
    private static final int WAIT_MILLIS = 5_000;
    private static final int CHANGED = 0x44;
    private static final Logger LIBRARY = (Logger) LoggerFactory.getLogger("org.eclipse.californium");

    private final Random random = new Random(SEED);
    private int id;
    private long taken;

    @Test
    void fuzzedDatagrams_areSurvived_withTheHeapFlat() throws Exception {
        ListAppender<ILoggingEvent> failures = new ListAppender<>();
        failures.start();
        LIBRARY.setLevel(Level.WARN);
        LIBRARY.addAppender(failures);
        try (CoapFixture fixture = new CoapFixture()) {
            feed(fixture, WARM_UP);
            long before = usedBytes();
            feed(fixture, DATAGRAMS);
            long grown = usedBytes() - before;
            System.err.println(DATAGRAMS + " datagrams, the heap grew by " + grown + " bytes; " + fixture.listener.counters().datagrams()
                    + " were looked at, " + taken + " payloads taken");
            assertEquals(List.of(), fixture.defects);
            assertEquals(List.of(), failures.list.stream().map(ILoggingEvent::getFormattedMessage).distinct().toList(), "what the library says");
            assertTrue(grown < GROWTH_MAX, "heap grew by " + grown);
            assertTrue(taken > DATAGRAMS / 100, taken + " payloads: damage this heavy proves little");
        } finally {
            LIBRARY.detachAppender(failures);
            LIBRARY.setLevel(Level.ERROR);
        }
    }

    private void feed(CoapFixture fixture, int datagrams) throws IOException {
        for (int sent = 0; sent < datagrams; sent += BURST) {
            try (CoapPeer peer = fixture.peer()) {
                long before = fixture.listener.counters().datagrams() + fixture.listener.counters().droppedDatagrams();
                for (int i = 0; i < BURST; i++) {
                    peer.send(datagram());
                }
                Await.isWithin(1_000, () -> fixture.listener.counters().datagrams() + fixture.listener.counters().droppedDatagrams()
                        >= before + BURST / 2); // no more than the socket holds
                alive(peer);
                taken += fixture.ingests.count();
                fixture.ingests.forget();
                fixture.pushed.clear();
                fixture.strangers.clear();
            }
        }
    }

    /** The next good request is answered, whatever else is; it is sent again where a datagram is lost, or by chance its id was used before. */
    private void alive(CoapPeer peer) throws IOException {
        for (int sendings = 0; sendings < SENDINGS_MAX; sendings++) {
            if (isAnswered(peer)) {
                return;
            }
        }
        throw new AssertionError("no answer to a good request, sent " + SENDINGS_MAX + " times");
    }

    private boolean isAnswered(CoapPeer peer) throws IOException {
        id = id + 1 & 0xFFFF;
        String token = "%04x".formatted(id);
        peer.send(CoapPeer.message(CoapPeer.CON, CoapPeer.POST, id, CoapPeer.uri(GD_01), "{\"lel\":1}".getBytes(StandardCharsets.UTF_8)));
        for (CoapPeer.Answer came = peer.receive(WAIT_MILLIS); came != null; came = peer.receive(WAIT_MILLIS)) {
            if (came.token().equals(token) && came.code() == CHANGED) {
                return true;
            }
            if (came.type() == CoapPeer.CON) {
                peer.acknowledge(came.id());
            }
        }
        return false;
    }

    private byte[] datagram() {
        if (random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] whole = CoapPeer.message(random.nextInt(4), code(), random.nextInt(1 << 16), options(), payload());
        for (int damage = random.nextInt(3); damage > 0; damage--) {
            whole[random.nextInt(whole.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(6) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole;
    }

    private int code() {
        return random.nextInt(3) > 0 ? CoapPeer.POST : random.nextInt(256);
    }

    private List<Option> options() {
        List<Option> more = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int number = OPTIONS[random.nextInt(OPTIONS.length)];
            byte[] value = new byte[random.nextInt(5)];
            random.nextBytes(value);
            more.add(new Option(number, value));
        }
        if (random.nextInt(3) == 0) {
            more.add(CoapPeer.block1(random.nextInt(4), random.nextBoolean(), random.nextInt(8)));
        }
        return CoapPeer.uri(random.nextInt(5) == 0 ? "v1/acme/depot/gd-0" + random.nextInt(5) : GD_01, more.toArray(Option[]::new));
    }

    private byte[] payload() {
        return (random.nextInt(3) == 0 ? "bad" : "{\"lel\":" + random.nextInt() + '}').getBytes(StandardCharsets.UTF_8);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
