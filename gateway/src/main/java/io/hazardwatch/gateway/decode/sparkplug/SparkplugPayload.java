package io.hazardwatch.gateway.decode.sparkplug;

import io.hazardwatch.gateway.decode.sparkplug.SparkplugMetric.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A Sparkplug B payload.
 *
 * @param timestamp ms since the epoch; -1 when missing
 * @param seq       sequence number, 0 to 255; -1 when missing or none of these
 */
public record SparkplugPayload(long timestamp, int seq, List<SparkplugMetric> metrics) {
    private static final int NAME_BYTES_MAX = 1_024;
    private static final int METRICS_MAX = 100_000;
    private static final int SEQ_MAX = 255;

    public SparkplugPayload {
        metrics = List.copyOf(metrics);
    }

    /** Reads a payload; null when it is no protobuf of that kind. */
    public static SparkplugPayload read(byte[] bytes) {
        ProtobufReader in = new ProtobufReader(bytes, 0, bytes.length);
        long timestamp = -1;
        long seq = -1;
        List<SparkplugMetric> metrics = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> timestamp = in.is(ProtobufReader.VARINT) ? in.varint() : -1;
                case 2 -> {
                    SparkplugMetric metric = in.is(ProtobufReader.LENGTH) ? metric(in.message()) : null;
                    if (metric == null || metrics.size() >= METRICS_MAX) {
                        return null;
                    }
                    metrics.add(metric);
                }
                case 3 -> seq = in.is(ProtobufReader.VARINT) ? in.varint() : -1;
                default -> in.skip();
            }
        }
        return in.isBroken() ? null : new SparkplugPayload(timestamp, seq < 0 || seq > SEQ_MAX ? -1 : (int) seq, metrics);
    }

    /** The metric of that name, or null. */
    public SparkplugMetric metric(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst().orElse(null);
    }

    private static SparkplugMetric metric(ProtobufReader in) {
        String name = "";
        long alias = -1;
        long timestamp = -1;
        int datatype = 0;
        boolean isHistorical = false;
        boolean isNull = false;
        Kind kind = Kind.NONE;
        long bits = 0;
        int quality = -1;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.is(ProtobufReader.LENGTH) ? in.text(NAME_BYTES_MAX) : "";
                case 2 -> alias = in.is(ProtobufReader.VARINT) ? in.varint() : -1;
                case 3 -> timestamp = in.is(ProtobufReader.VARINT) ? in.varint() : -1;
                case 4 -> datatype = in.is(ProtobufReader.VARINT) ? (int) in.varint() : 0;
                case 5 -> isHistorical = in.is(ProtobufReader.VARINT) && in.varint() != 0;
                case 7 -> isNull = in.is(ProtobufReader.VARINT) && in.varint() != 0;
                case 9 -> quality = in.is(ProtobufReader.LENGTH) ? quality(in.message()) : -1;
                case 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 -> {
                    kind = kind(in.field());
                    bits = bits(in, kind);
                }
                default -> in.skip();
            }
        }
        return in.isBroken() ? null : new SparkplugMetric(name, alias, timestamp, datatype, isHistorical, isNull, kind, bits, quality);
    }

    private static Kind kind(int field) {
        return switch (field) {
            case 10, 11 -> Kind.INTEGER;
            case 12 -> Kind.FLOAT;
            case 13 -> Kind.DOUBLE;
            case 14 -> Kind.BOOLEAN;
            default -> Kind.OTHER;
        };
    }

    private static long bits(ProtobufReader in, Kind kind) {
        return switch (kind) {
            case INTEGER, BOOLEAN -> in.is(ProtobufReader.VARINT) ? in.varint() : 0;
            case FLOAT -> in.is(ProtobufReader.FIXED32) ? in.fixed32() : 0;
            case DOUBLE -> in.is(ProtobufReader.FIXED64) ? in.fixed64() : 0;
            default -> {
                in.skip();
                yield 0;
            }
        };
    }

    /** The integer property {@code quality} of a set of keys and values in the same order; -1 when there is none. */
    private static int quality(ProtobufReader in) {
        int keys = 0;
        int values = 0;
        int wanted = -1;
        List<Long> integers = new ArrayList<>();
        while (in.next()) {
            if (in.field() == 1 && in.is(ProtobufReader.LENGTH)) {
                wanted = in.text(16).equalsIgnoreCase("quality") ? keys : wanted;
                keys++;
            } else if (in.field() == 2 && in.is(ProtobufReader.LENGTH)) {
                integers.add(integer(in.message()));
                values++;
            } else {
                in.skip();
            }
            if (in.isBroken() || values > METRICS_MAX) {
                return -1;
            }
        }
        return wanted >= 0 && wanted < values ? integers.get(wanted).intValue() : -1;
    }

    private static long integer(ProtobufReader in) {
        long value = -1;
        while (in.next()) {
            if ((in.field() == 3 || in.field() == 4) && in.is(ProtobufReader.VARINT)) {
                value = in.varint();
            } else if (!in.isBroken()) {
                in.skip();
            }
        }
        return value;
    }
}
