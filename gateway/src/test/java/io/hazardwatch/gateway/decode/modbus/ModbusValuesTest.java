package io.hazardwatch.gateway.decode.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.CurrentLoop;
import io.hazardwatch.gateway.model.ModbusOrder;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusTable;
import io.hazardwatch.gateway.model.ModbusType;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers to values. */
class ModbusValuesTest {
    private final Decoded decoded = new Decoded();

    private static ModbusRegister register(int address, ModbusType type, ModbusOrder order) {
        return new ModbusRegister("p", ModbusTable.HOLDING_REGISTER, address, 0, type, order, 1, 0, null);
    }

    private double value(ModbusRegister register, String data) {
        decoded.clear();
        ReadBlock block = ReadBlock.of(List.of(new MappedRegister(7, register)), 0).getFirst();
        ModbusValues.read(block, HexFormat.of().parseHex("0300" + data), 1_000, decoded);
        assertEquals(7, decoded.point[0]);
        assertEquals(1_000, decoded.eventMillis[0]);
        return decoded.value[0];
    }

    @ParameterizedTest
    @CsvSource({
        "INT16, ABCD, ff9c, -100", "INT16, BADC, 9cff, -100", "UINT16, ABCD, ff9c, 65436",
        "INT32, ABCD, fffe1dc0, -123456", "INT32, CDAB, 1dc0fffe, -123456", "INT32, BADC, feffc01d, -123456", "INT32, DCBA, c01dfeff, -123456",
        "UINT32, ABCD, fffe1dc0, 4294843840",
        "FLOAT32, ABCD, 41480000, 12.5", "FLOAT32, CDAB, 00004148, 12.5", "FLOAT32, BADC, 48410000, 12.5", "FLOAT32, DCBA, 00004841, 12.5",
        "FLOAT64, ABCD, 4029000000000000, 12.5", "FLOAT64, CDAB, 0000000000004029, 12.5", "FLOAT64, BADC, 2940000000000000, 12.5",
        "FLOAT64, DCBA, 0000000000002940, 12.5"})
    void type_inEveryOrder(ModbusType type, ModbusOrder order, String data, double expected) {
        assertEquals(expected, value(register(0, type, order), data));
        assertEquals(Quality.GOOD, Quality.of(decoded.quality[0]));
    }

    @Test
    void scaleAndOffset_andBits() {
        ModbusRegister scaled = new ModbusRegister("p", ModbusTable.INPUT_REGISTER, 0, 0, ModbusType.INT16, ModbusOrder.ABCD, 0.1, -5, null);
        assertEquals(1.5, value(scaled, "0041"), 1e-12);
        assertEquals(1, value(new ModbusRegister("p", ModbusTable.INPUT_REGISTER, 0, 9, ModbusType.BIT, ModbusOrder.ABCD, 1, 0, null), "0200"));
        assertEquals(0, value(new ModbusRegister("p", ModbusTable.INPUT_REGISTER, 0, 8, ModbusType.BIT, ModbusOrder.ABCD, 1, 0, null), "0200"));
        ModbusRegister low = new ModbusRegister("a", ModbusTable.COIL, 3, 0, ModbusType.BIT, ModbusOrder.ABCD, 1, 0, null);
        ModbusRegister high = new ModbusRegister("b", ModbusTable.COIL, 12, 0, ModbusType.BIT, ModbusOrder.ABCD, -1, 1, null);
        ReadBlock block = ReadBlock.of(List.of(new MappedRegister(1, high), new MappedRegister(2, low)), 10).getFirst();
        ModbusValues.read(block, HexFormat.of().parseHex("01020102"), 1, decoded);
        assertEquals(10, block.count());
        decoded.clear();
        ModbusValues.read(block, new byte[] {1, 2, 1, 2}, 1, decoded);
        assertEquals(1, decoded.value[0], "coil 3 is bit 0 of the first byte");
        assertEquals(0, decoded.value[1], "coil 12 is bit 1 of the second byte, inverted by scale and offset");
    }

    @ParameterizedTest
    @CsvSource({"3.59, NaN, BAD", "3.6, 0, UNCERTAIN", "3.79, 0, UNCERTAIN", "3.8, 0, GOOD", "4, 0, GOOD", "12, 50, GOOD",
        "20, 100, GOOD", "20.5, 100, GOOD", "20.51, 100, UNCERTAIN", "21, 100, UNCERTAIN", "21.01, NaN, BAD", "0, NaN, BAD"})
    void currentLoop_isJudgedByNe43(double milliamperes, double expected, Quality quality) {
        ModbusRegister register = new ModbusRegister("p", ModbusTable.HOLDING_REGISTER, 0, 0, ModbusType.UINT16, ModbusOrder.ABCD, 0.001, 0,
                new CurrentLoop(0, 100));
        assertEquals(expected, value(register, "%04x".formatted(Math.round(milliamperes * 1_000))), 1e-9);
        assertEquals(quality, Quality.of(decoded.quality[0]));
        assertEquals(0, decoded.rejectCount);
    }

    @Test
    void floatThatIsNoNumber_isRejectedAndABadReading() {
        assertEquals(Double.NaN, value(register(0, ModbusType.FLOAT32, ModbusOrder.ABCD), "7fc00000"));
        assertEquals(Quality.BAD, Quality.of(decoded.quality[0]));
        assertEquals(RejectReason.NUMBER_OUT_OF_RANGE, decoded.rejectReason[0]);
    }

    @Test
    void neighbours_areReadAtOnce_atMost125() {
        List<MappedRegister> many = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            many.add(new MappedRegister(i, register(i, ModbusType.UINT16, ModbusOrder.ABCD)));
        }
        many.add(new MappedRegister(200, register(140, ModbusType.FLOAT32, ModbusOrder.ABCD)));
        many.add(new MappedRegister(201, new ModbusRegister("q", ModbusTable.COIL, 0, 0, ModbusType.BIT, ModbusOrder.ABCD, 1, 0, null)));
        assertEquals(List.of("coil 0+1", "holding_register 0+125", "holding_register 125+5", "holding_register 140+2"),
                ReadBlock.of(many, 0).stream().map(ReadBlock::place).toList());
        assertEquals(List.of("coil 0+1", "holding_register 0+125", "holding_register 125+17"),
                ReadBlock.of(many, 10).stream().map(ReadBlock::place).toList());
    }
}
