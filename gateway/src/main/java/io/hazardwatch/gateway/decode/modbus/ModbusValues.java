package io.hazardwatch.gateway.decode.modbus;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.CurrentLoop;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusType;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;

/** Turns the data of answers into readings. Stateless. */
public final class ModbusValues {
    private static final int DATA = 2;

    private ModbusValues() {}

    /**
     * Adds a reading for each register of the block. A number that is none is rejected, and a bad reading as well.
     *
     * @param pdu    a complete answer to the block
     * @param millis time of the readings, ms since the epoch
     */
    public static void read(ReadBlock block, byte[] pdu, long millis, Decoded out) {
        for (MappedRegister each : block.registers()) {
            ModbusRegister register = each.register();
            double number = raw(block, register, pdu) * register.scale() + register.offset();
            CurrentLoop loop = register.loop();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                out.reject(RejectReason.NUMBER_OUT_OF_RANGE, register.point());
                out.add(each.point(), millis, Double.NaN, Quality.BAD.code());
            } else if (loop == null) {
                out.add(each.point(), millis, number, Quality.GOOD.code());
            } else {
                Quality quality = loop.quality(number);
                out.add(each.point(), millis, quality == Quality.BAD ? Double.NaN : loop.value(number), quality.code());
            }
        }
    }

    /** Adds a bad reading for each register of the block: nothing is known of it. */
    public static void unknown(ReadBlock block, long millis, Decoded out) {
        for (MappedRegister each : block.registers()) {
            out.add(each.point(), millis, Double.NaN, Quality.BAD.code());
        }
    }

    private static double raw(ReadBlock block, ModbusRegister register, byte[] pdu) {
        int at = register.address() - block.address();
        if (block.table().isOfBits()) {
            return pdu[DATA + at / 8] >> at % 8 & 1;
        }
        long bits = bits(register, pdu, DATA + 2 * at);
        return switch (register.type()) {
            case BIT -> bits >> register.bit() & 1;
            case INT16 -> (short) bits;
            case UINT16, UINT32 -> bits;
            case INT32 -> (int) bits;
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
        };
    }

    /** The registers joined, most significant first. */
    private static long bits(ModbusRegister register, byte[] pdu, int at) {
        int count = register.type() == ModbusType.BIT ? 1 : register.length();
        long bits = 0;
        for (int i = 0; i < count; i++) {
            int place = at + 2 * (register.order().isLowRegisterFirst() ? count - 1 - i : i);
            int first = pdu[place] & 0xFF;
            int second = pdu[place + 1] & 0xFF;
            bits = bits << 16 | (register.order().isLowByteFirst() ? second << 8 | first : first << 8 | second);
        }
        return bits;
    }
}
