package io.hazardwatch.simulator.modbus;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What slaves answer: registers 2i and 2i+1 hold value i as a float of 32 bits, most significant register first, each moving about its centre.
 * Registers from 1000 on hold the same values as whole numbers of hundredths, from 2000 on as a current in uA, 4 to 20 mA for 0 to 100. Coil and
 * input n is on when bit n of the seconds since the start is. Any thread.
 */
final class SlaveMemory {
    private static final int HUNDREDTHS_FROM = 1_000;
    private static final int MICROAMPERES_FROM = 2_000;
    private static final int READ_MAX = 125;
    private static final int BITS_MAX = 2_000;
    private static final double TURN_SECONDS = 60;

    private final List<Double> centres;
    private final double swing;
    private final long begunNanos = System.nanoTime();

    /** @param swing how far values move, as a share of their centre */
    SlaveMemory(List<Double> centres, double swing) {
        this.centres = List.copyOf(centres);
        this.swing = swing;
    }

    /** The PDU that answers the PDU of a request; an exception for what is not there. */
    byte[] answer(byte[] request) {
        ByteBuffer asked = ByteBuffer.wrap(request);
        int function = asked.get() & 0xFF;
        if (function < 1 || function > 4) {
            return exception(function, 1);
        }
        int address = asked.remaining() < 4 ? -1 : asked.getShort() & 0xFFFF;
        int count = address < 0 ? 0 : asked.getShort() & 0xFFFF;
        if (count < 1 || count > (function <= 2 ? BITS_MAX : READ_MAX)) {
            return exception(function, 3);
        }
        return function <= 2 ? bits(function, address, count) : registers(function, address, count);
    }

    private static byte[] exception(int function, int code) {
        return new byte[] {(byte) (function + 128), (byte) code};
    }

    private byte[] bits(int function, int address, int count) {
        long seconds = (System.nanoTime() - begunNanos) / 1_000_000_000L;
        byte[] pdu = new byte[2 + (count + 7) / 8];
        pdu[0] = (byte) function;
        pdu[1] = (byte) (pdu.length - 2);
        for (int i = 0; i < count; i++) {
            boolean isOn = address + i < Long.SIZE && (seconds & 1L << address + i) != 0;
            pdu[2 + i / 8] += (byte) (isOn ? 1 << i % 8 : 0);
        }
        return pdu;
    }

    private byte[] registers(int function, int address, int count) {
        ByteBuffer pdu = ByteBuffer.allocate(2 + 2 * count);
        pdu.put((byte) function).put((byte) (2 * count));
        for (int i = address; i < address + count; i++) {
            int value = register(i);
            if (value < 0) {
                return exception(function, 2);
            }
            pdu.putShort((short) value);
        }
        return pdu.array();
    }

    private int register(int address) {
        if (address >= MICROAMPERES_FROM) {
            double value = value(address - MICROAMPERES_FROM);
            return Double.isNaN(value) ? -1 : (int) Math.round(4_000 + 160 * value) & 0xFFFF;
        }
        if (address >= HUNDREDTHS_FROM) {
            double value = value(address - HUNDREDTHS_FROM);
            return Double.isNaN(value) ? -1 : (int) Math.round(100 * value) & 0xFFFF;
        }
        double value = value(address / 2);
        int bits = Float.floatToIntBits((float) value);
        return Double.isNaN(value) ? -1 : address % 2 == 0 ? bits >>> 16 : bits & 0xFFFF;
    }

    private double value(int index) {
        if (index >= centres.size()) {
            return Double.NaN;
        }
        double turns = (System.nanoTime() - begunNanos) / 1e9 / TURN_SECONDS + index / 7.0;
        return centres.get(index) * (1 + swing * Math.sin(2 * Math.PI * turns));
    }
}
