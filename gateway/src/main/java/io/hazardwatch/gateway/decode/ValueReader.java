package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;

/**
 * Turns one value into a reading, a reject, or both: an unusable value of a known point is rejected and also gives a bad
 * reading without a number, so that the point does not look silent. One thread; reused.
 */
final class ValueReader {
    private static final byte GOOD = Quality.GOOD.code();
    private static final byte BAD = Quality.BAD.code();

    private final DecodeLimits limits;
    private final Decimal decimal;
    private final JsonSkip skip;
    private final QualifiedValue qualified;
    private final MemberName name;

    // the payload being read
    private Decoded out;
    private int values;
    private long timeMillis;

    /** @param name always that of the member being read */
    ValueReader(DecodeLimits limits, Decimal decimal, JsonSkip skip, MemberName name) {
        this.limits = limits;
        this.decimal = decimal;
        this.skip = skip;
        this.name = name;
        qualified = new QualifiedValue(decimal, skip, limits.numberCharsMax());
    }

    /** Starts with a new payload. */
    void open(Decoded into) {
        if (out != into) {
            out = into;
        }
        values = 0;
    }

    /** Sets the time of the following readings, ms since the epoch. */
    void setTime(long millis) {
        timeMillis = millis;
    }

    /** Reads the value at {@code at} of a known point; the position after it or a code of {@link JsonSkip}. */
    int known(byte[] bytes, int at, int room, int point) {
        if (isFull()) {
            return JsonSkip.TOO_MANY_VALUES;
        }
        if (Decimal.begins(bytes[at])) {
            int end = decimal.scan(bytes, at);
            return end < 0 ? nonNumber(bytes, at, point) : number(bytes, point, end);
        }
        return bytes[at] == '{' ? qualified(bytes, at, room, point) : other(bytes, at, room, point);
    }

    private int number(byte[] bytes, int point, int end) {
        double value = decimal.length() <= limits.numberCharsMax() ? decimal.value(bytes) : Double.NaN;
        if (Math.abs(value) <= Double.MAX_VALUE) {
            out.add(point, timeMillis, value, GOOD);
        } else {
            unusable(bytes, point, RejectReason.NUMBER_OUT_OF_RANGE);
        }
        return end;
    }

    private int qualified(byte[] bytes, int at, int room, int point) {
        int end = room == 0 ? JsonSkip.TOO_DEEP : qualified.read(bytes, at, room - 1);
        if (end < 0) {
            return end;
        }
        if (qualified.trouble() == null) {
            out.add(point, timeMillis, qualified.value(), qualified.quality().code());
        } else {
            unusable(bytes, point, qualified.trouble());
        }
        return end;
    }

    private int other(byte[] bytes, int at, int room, int point) {
        if (NonNumbers.end(bytes, at) != NonNumbers.NONE) {
            return nonNumber(bytes, at, point);
        }
        int end = skip.value(bytes, at, room);
        if (end < 0) {
            return end;
        }
        switch (bytes[at]) {
            case 't' -> out.add(point, timeMillis, 1, GOOD);
            case 'f' -> out.add(point, timeMillis, 0, GOOD);
            case '"' -> unusable(bytes, point, isTooLong(end - at - 2) ? RejectReason.STRING_TOO_LONG : RejectReason.WRONG_TYPE);
            default -> unusable(bytes, point, RejectReason.WRONG_TYPE);
        }
        return end;
    }

    private int nonNumber(byte[] bytes, int at, int point) {
        int end = NonNumbers.end(bytes, at);
        if (end == NonNumbers.NONE) {
            return JsonSkip.NOT_JSON;
        }
        unusable(bytes, point, RejectReason.WRONG_TYPE);
        return end;
    }

    private void unusable(byte[] bytes, int point, RejectReason reason) {
        out.add(point, timeMillis, Double.NaN, BAD);
        reject(bytes, reason);
    }

    /** Rejects the value at {@code at} of a name that is no point of the device. */
    int unknown(byte[] bytes, int at, int room) {
        if (isFull()) {
            return JsonSkip.TOO_MANY_VALUES;
        }
        reject(bytes, isTooLong(name.length()) ? RejectReason.STRING_TOO_LONG : RejectReason.UNKNOWN_POINT);
        int end = NonNumbers.end(bytes, at);
        return end == NonNumbers.NONE ? skip.value(bytes, at, room) : end;
    }

    /** Rejects element {@code place} of the payload, which is no entry. */
    int stranger(byte[] bytes, int at, int room, int place) {
        if (isFull()) {
            return JsonSkip.TOO_MANY_VALUES;
        }
        out.reject(RejectReason.WRONG_TYPE, out.rejectCount < Decoded.REJECTS_KEPT ? "[" + place + "]" : null);
        return skip.value(bytes, at, room);
    }

    private void reject(byte[] bytes, RejectReason reason) {
        out.reject(reason, out.rejectCount < Decoded.REJECTS_KEPT ? name.shown(bytes) : null);
    }

    private boolean isFull() {
        return values++ >= limits.valuesMax();
    }

    private boolean isTooLong(int length) {
        return length > limits.stringBytesMax();
    }
}
