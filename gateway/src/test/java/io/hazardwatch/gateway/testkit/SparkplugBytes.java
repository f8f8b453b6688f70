package io.hazardwatch.gateway.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sparkplug B payloads as an edge node writes them; shares no code with the gateway. */
public final class SparkplugBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private SparkplugBytes() {}

    /** A payload of that time without a sequence number, as a death has it. */
    public static SparkplugBytes at(long millis) {
        SparkplugBytes payload = new SparkplugBytes();
        payload.field(1, 0).varint(millis);
        return payload;
    }

    /** A payload with a sequence number. */
    public static SparkplugBytes at(long millis, int seq) {
        SparkplugBytes payload = at(millis);
        payload.field(3, 0).varint(seq);
        return payload;
    }

    /** An integer, such as {@code bdSeq}. */
    public SparkplugBytes integer(String name, long value) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(4, 0).varint(4);
        metric.field(11, 0).varint(value);
        return message(2, metric);
    }

    /** A double under name and alias. */
    public SparkplugBytes value(String name, long alias, double value) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(2, 0).varint(alias);
        metric.field(4, 0).varint(10);
        return message(2, metric.number(value));
    }

    /** A double that has no value yet, under name and alias. */
    public SparkplugBytes declared(String name, long alias) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(2, 0).varint(alias);
        metric.field(4, 0).varint(10);
        metric.field(7, 0).varint(1);
        return message(2, metric);
    }

    /** A double under its alias alone, without its type. */
    public SparkplugBytes value(long alias, double value) {
        SparkplugBytes metric = new SparkplugBytes();
        metric.field(2, 0).varint(alias);
        return message(2, metric.number(value));
    }

    /** A double that was measured then and kept. */
    public SparkplugBytes kept(String name, long millis, double value) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(3, 0).varint(millis);
        metric.field(4, 0).varint(10);
        metric.field(5, 0).varint(1);
        return message(2, metric.number(value));
    }

    /** A text, which is no reading. */
    public SparkplugBytes text(String name, long alias, String value) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(2, 0).varint(alias);
        metric.field(4, 0).varint(12);
        return message(2, metric.text(15, value));
    }

    /** A data set: a message of its own within the metric, here without rows. */
    public SparkplugBytes dataSet(String name, long alias) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(2, 0).varint(alias);
        metric.field(4, 0).varint(16);
        return message(2, metric.message(17, new SparkplugBytes().text(2, "column")));
    }

    /** A template: a message of its own within the metric. */
    public SparkplugBytes template(String name, long alias) {
        SparkplugBytes metric = new SparkplugBytes().text(1, name);
        metric.field(2, 0).varint(alias);
        metric.field(4, 0).varint(19);
        return message(2, metric.message(18, new SparkplugBytes().text(1, "1.0")));
    }

    /** The payload. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    private SparkplugBytes number(double value) {
        field(13, 1);
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
        return this;
    }

    private SparkplugBytes text(int field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        field(field, 2).varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private SparkplugBytes message(int field, SparkplugBytes inner) {
        field(field, 2).varint(inner.out.size());
        out.writeBytes(inner.out.toByteArray());
        return this;
    }

    private SparkplugBytes field(int field, int wire) {
        varint((long) field << 3 | wire);
        return this;
    }

    private void varint(long value) {
        long left = value;
        do {
            int low = (int) (left & 127);
            left >>>= 7;
            out.write(left == 0 ? low : low | 128);
        } while (left != 0);
    }
}
