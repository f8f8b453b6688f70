package io.hazardwatch.gateway.decode.hj212;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.testkit.Hj212Text;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged streams: never an exception, never more kept than stated, and the next good frame is taken. */
class Hj212FuzzTest {
    private static final long SEED = 20_261_130;
    private static final String SEGMENT = "QN=20160801085857223;ST=31;CN=2011;PW=123456;MN=M1;Flag=7;PNUM=2;PNO=1;CP=&&DataTime=20160801085857;"
            + "a21028-Rtd=3.2,a21028-Flag=N;a01007-Rtd=2.4,a01007-Flag=D&&";
    private static final byte[] GOOD = Hj212Text.frame(SEGMENT).getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNS = "##0123456789ABCDEFabcdef;,=&-\r\nQNSTCNPWMNFlagCPDataTime".getBytes(StandardCharsets.UTF_8);

    private final Hj212Framer framer = new Hj212Framer();
    private final Hj212Parts parts = new Hj212Parts();
    private final Hj212Decoder decoder = new Hj212Decoder(DecodeLimits.STANDARD);
    private final Hj212Items items = new Hj212Items(Map.of("2011/a21028-Rtd", 1), Set.of());
    private final Decoded decoded = new Decoded();
    private long right;

    @Test
    void fuzzedStream_isSurvived() {
        feed(500_000);
    }

    @Test
    @Tag("long")
    void tenMillionFuzzedBytes_areSurvived_withTheHeapFlat() {
        feed(1_000_000);
        long before = usedBytes();
        feed(10_000_000);
        long grown = usedBytes() - before;
        assertTrue(grown < 4 << 20, "heap grew by " + grown);
    }

    private void feed(int bytes) {
        Random random = new Random(SEED);
        for (int fed = 0; fed < bytes;) {
            byte[] next = piece(random);
            framer.add(next, 0, next.length);
            fed += next.length;
            drain();
            assertTrue(framer.waiting() <= Hj212Framer.BYTES_MAX, "kept " + framer.waiting());
        }
        framer.add("\r\n".getBytes(StandardCharsets.UTF_8), 0, 2);
        drain();
        long before = right;
        framer.add(GOOD, 0, GOOD.length);
        drain();
        assertTrue(right > before, "the good frame at the end was taken");
    }

    private static byte[] piece(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextBoolean() ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt(256);
            }
            return noise;
        }
        byte[] damaged = GOOD.clone();
        for (int damage = random.nextInt(4); damage > 0; damage--) {
            damaged[random.nextInt(damaged.length)] = random.nextBoolean() ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    private void drain() {
        for (Hj212Frame frame = framer.next(); frame != null; frame = framer.next()) {
            right += frame.kind() == Hj212Frame.Kind.RIGHT ? 1 : 0;
            Hj212Packet packet = Hj212Packet.read(frame.data());
            List<Hj212Message> messages = packet == null ? List.of() : parts.add(packet, 0);
            for (Hj212Message message : messages) {
                decoder.decode(2011, message.data(), items, ZoneOffset.UTC, 1_470_000_000_000L, decoded);
            }
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
