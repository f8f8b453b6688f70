package io.hazardwatch.gateway.intake.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what a host application publishes: its state, and the request for a rebirth. Stateless. */
final class SparkplugWriter {
    private static final String REBIRTH = "Node Control/Rebirth";
    private static final int BOOLEAN = 11;

    private SparkplugWriter() {}

    static byte[] state(boolean isOnline, long millis) {
        return ("{\"online\":" + isOnline + ",\"timestamp\":" + millis + '}').getBytes(StandardCharsets.UTF_8);
    }

    /** Payload of NCMD with the metric {@code Node Control/Rebirth} set. */
    static byte[] rebirth(long millis) {
        byte[] name = REBIRTH.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        metric.write(1 << 3 | 2);
        metric.write(name.length);
        metric.writeBytes(name);
        number(metric, 3, millis);
        number(metric, 4, BOOLEAN);
        number(metric, 14, 1);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        number(payload, 1, millis);
        payload.write(2 << 3 | 2);
        payload.write(metric.size());
        payload.writeBytes(metric.toByteArray());
        return payload.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
