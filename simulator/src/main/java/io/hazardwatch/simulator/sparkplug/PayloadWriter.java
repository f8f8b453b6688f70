package io.hazardwatch.simulator.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a payload of Sparkplug B in the encoding of Protocol Buffers. One thread, one payload. */
final class PayloadWriter {
    /** Data types of metrics. */
    static final int INT64 = 4;
    /** See {@link #INT64}. */
    static final int DOUBLE = 10;
    /** See {@link #INT64}. */
    static final int BOOLEAN = 11;
    private static final int TIMESTAMP = 1;
    private static final int METRIC = 2;
    private static final int SEQUENCE = 3;
    private static final int NAME = 1;
    private static final int ALIAS = 2;
    private static final int METRIC_TIMESTAMP = 3;
    private static final int DATA_TYPE = 4;
    private static final int IS_HISTORICAL = 5;
    private static final int LONG_VALUE = 11;
    private static final int DOUBLE_VALUE = 13;
    private static final int BOOLEAN_VALUE = 14;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PayloadWriter(long millis) {
        varint(out, TIMESTAMP, millis);
    }

    /** A metric with its name; alias 0 is none. */
    PayloadWriter birth(String name, long alias, int type, double value, long millis) {
        return metric(name, alias, type, value, millis, false);
    }

    /** A metric of data, by its alias alone. */
    PayloadWriter data(long alias, double value, long millis, boolean isHistorical) {
        return metric(null, alias, DOUBLE, value, millis, isHistorical);
    }

    private PayloadWriter metric(String name, long alias, int type, double value, long millis, boolean isHistorical) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        if (name != null) {
            bytes(metric, NAME, name.getBytes(StandardCharsets.UTF_8));
        }
        if (alias > 0) {
            varint(metric, ALIAS, alias);
        }
        varint(metric, METRIC_TIMESTAMP, millis);
        varint(metric, DATA_TYPE, type);
        if (isHistorical) {
            varint(metric, IS_HISTORICAL, 1);
        }
        switch (type) {
            case INT64 -> varint(metric, LONG_VALUE, (long) value);
            case BOOLEAN -> varint(metric, BOOLEAN_VALUE, value == 0 ? 0 : 1);
            default -> {
                metric.write(DOUBLE_VALUE << 3 | FIXED64);
                long bits = Double.doubleToLongBits(value);
                for (int i = 0; i < Long.SIZE; i += Byte.SIZE) {
                    metric.write((int) (bits >>> i));
                }
            }
        }
        bytes(out, METRIC, metric.toByteArray());
        return this;
    }

    /** The payload with its place in the sequence; -1 for none. */
    byte[] done(int sequence) {
        if (sequence >= 0) {
            varint(out, SEQUENCE, sequence);
        }
        return out.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
        raw(to, (long) field << 3 | BYTES);
        raw(to, bytes.length);
        to.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream to, int field, long value) {
        raw(to, (long) field << 3 | VARINT);
        raw(to, value);
    }

    private static void raw(ByteArrayOutputStream to, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
