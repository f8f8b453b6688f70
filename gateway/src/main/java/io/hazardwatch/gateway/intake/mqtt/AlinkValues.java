package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Turns the {@code params} of an Alink post into readings: values, or pairs of value and time; numbers also as texts. One thread. */
final class AlinkValues {
    private static final int NUMBER_CHARS_MAX = 64;
    private static final long NO_TIME = Long.MIN_VALUE;
    /** Smaller times are seconds: as milliseconds they would lie before March 1973. */
    private static final double SECONDS_BELOW = 1e11;
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final String NUMBER = "[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?";

    private final DecodeLimits limits;

    AlinkValues(DecodeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a post.
     *
     * @param points numbers of points by identifier of the property
     * @param out    receives the readings, or why there are none
     * @return the post, empty when it is none
     */
    JsonObject post(byte[] bytes, int length, Map<String, Integer> points, long arrivalMillis, Decoded out) {
        out.clear();
        try {
            JsonObject post = new JsonObject(new String(bytes, 0, length, StandardCharsets.UTF_8));
            if (post.getValue("params") instanceof JsonObject params) {
                read(params, points, arrivalMillis, out);
            } else {
                out.rejectWhole(RejectReason.EMPTY);
            }
            return post;
        } catch (DecodeException notJson) {
            out.rejectWhole(RejectReason.NOT_JSON);
            return new JsonObject();
        }
    }

    private void read(JsonObject params, Map<String, Integer> points, long arrivalMillis, Decoded out) {
        for (Map.Entry<String, Object> property : params) {
            if (out.count + out.rejectCount >= limits.valuesMax()) {
                out.rejectWhole(RejectReason.TOO_MANY_VALUES);
                return;
            }
            Integer point = points.get(property.getKey());
            if (point == null) {
                out.reject(RejectReason.UNKNOWN_POINT, shown(property.getKey()));
            } else {
                property(property.getKey(), point, property.getValue(), arrivalMillis, out);
            }
        }
        if (out.count == 0 && out.rejectCount == 0) {
            out.rejectWhole(RejectReason.EMPTY);
        }
    }

    private void property(String name, int point, Object given, long arrivalMillis, Decoded out) {
        Object value = given;
        long time = arrivalMillis;
        if (given instanceof JsonObject pair) {
            value = pair.getValue("value");
            time = pair.containsKey("time") ? time(pair.getValue("time")) : arrivalMillis;
        }
        RejectReason untimely = untimely(time, arrivalMillis);
        if (untimely != null) {
            out.reject(untimely, shown(name));
            return;
        }
        double number = number(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            out.reject(Double.isNaN(number) ? RejectReason.WRONG_TYPE : RejectReason.NUMBER_OUT_OF_RANGE, shown(name));
            out.add(point, time, Double.NaN, Quality.BAD.code());
        } else {
            out.add(point, time, number, Quality.GOOD.code());
        }
    }

    private RejectReason untimely(long time, long arrivalMillis) {
        if (time == NO_TIME) {
            return RejectReason.BAD_TIMESTAMP;
        }
        if (time > arrivalMillis + limits.futureMillisTolerance()) {
            return RejectReason.IN_FUTURE;
        }
        return time < arrivalMillis - limits.ageMillisMax() ? RejectReason.TOO_OLD : null;
    }

    /** NaN for anything that is no number; a boolean is 0 or 1. */
    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof String text ? number(text.strip()) : Double.NaN;
    }

    private static double number(String text) {
        if (text.length() > NUMBER_CHARS_MAX || !text.matches(NUMBER)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** Seconds or milliseconds since the epoch, also as text; ISO 8601; or {@code yyyy-MM-dd HH:mm:ss} in China's time. */
    private static long time(Object given) {
        double number = given instanceof Boolean ? Double.NaN : number(given);
        if (!Double.isNaN(number)) {
            return (long) (number < SECONDS_BELOW ? number * 1_000 : number);
        }
        return given instanceof String text && text.length() <= NUMBER_CHARS_MAX ? written(text.strip()) : NO_TIME;
    }

    private static long written(String text) {
        try {
            return text.indexOf('T') > 0 ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text, PLAIN).toInstant(CHINA).toEpochMilli();
        } catch (DateTimeException | ArithmeticException none) {
            return NO_TIME;
        }
    }

    private String shown(String name) {
        return name.length() > limits.stringBytesMax() ? name.substring(0, NUMBER_CHARS_MAX) : name;
    }
}
