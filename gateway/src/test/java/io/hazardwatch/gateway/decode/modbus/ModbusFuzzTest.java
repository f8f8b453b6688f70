package io.hazardwatch.gateway.decode.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.ModbusFraming;
import io.hazardwatch.gateway.model.ModbusOrder;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusTable;
import io.hazardwatch.gateway.model.ModbusType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged and random streams: never an exception, never more kept than stated, and the next good answer is taken. */
class ModbusFuzzTest {
    private static final long SEED = 20_261_130;
    private static final ReadBlock BLOCK = new ReadBlock(ModbusTable.HOLDING_REGISTER, 0, 2, List.of(new MappedRegister(1,
            new ModbusRegister("p", ModbusTable.HOLDING_REGISTER, 0, 0, ModbusType.FLOAT32, ModbusOrder.CDAB, 1, 0, null))));
    private static final ModbusRequest REQUEST = new ModbusRequest(5, 17, BLOCK);

    private final Decoded decoded = new Decoded();
    private long taken;

    @ParameterizedTest
    @EnumSource
    void millionBytes_areSurvived(ModbusFraming framing) {
        feed(framing, 1_000_000);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void tenMillionBytes_areSurvived_withTheHeapFlat(ModbusFraming framing) {
        feed(framing, 1_000_000);
        long before = usedBytes();
        feed(framing, 10_000_000);
        long grown = usedBytes() - before;
        assertTrue(grown < 4 << 20, "heap grew by " + grown);
    }

    private void feed(ModbusFraming framing, int bytes) {
        Random random = new Random(SEED);
        ModbusFramer framer = ModbusFramer.of(framing);
        byte[] good = good(framing);
        for (int fed = 0; fed < bytes;) {
            byte[] next = piece(random, good);
            framer.add(next, 0, next.length);
            fed += next.length;
            drain(framer);
            framer = framer.isLost() ? ModbusFramer.of(framing) : framer;
        }
        framer.clear();
        assertTrue(framing == ModbusFraming.TCP || taken > bytes / 200, "only " + taken + " answers between the dirt: this proves little");
        long before = taken;
        framer.add(good, 0, good.length);
        drain(framer);
        assertEquals(before + 1, taken, "the good answer at the end");
    }

    private static byte[] piece(Random random, byte[] good) {
        if (random.nextInt(3) == 0) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] damaged = good.clone();
        for (int damage = random.nextInt(3); damage > 0; damage--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    private void drain(ModbusFramer framer) {
        for (ModbusFrame frame = framer.next(); frame != null; frame = framer.next()) {
            if (REQUEST.isAnsweredBy(frame) && frame.exception() == 0 && REQUEST.isComplete(frame)) {
                decoded.clear();
                ModbusValues.read(BLOCK, frame.pdu(), 0, decoded);
                taken++;
            }
        }
    }

    private static byte[] good(ModbusFraming framing) {
        return switch (framing) {
            case TCP -> HexFormat.of().parseHex("0005000000071103044148" + "0000");
            case RTU -> HexFormat.of().parseHex("110304008d008efbbd");
            case ASCII -> ":110304008D008ECD\r\n".getBytes(StandardCharsets.US_ASCII);
        };
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
