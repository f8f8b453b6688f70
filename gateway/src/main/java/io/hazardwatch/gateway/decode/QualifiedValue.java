package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;

/**
 * One value given as {@code {"v":2.5,"q":"good"}}. The members may come in either order; without {@code q} the quality is good;
 * other members are skipped; of a repeated member the last one counts. One thread; reused.
 */
final class QualifiedValue {
    private final Decimal decimal;
    private final JsonSkip skip;
    private final int numberCharsMax;

    private double value;
    private Quality quality;
    private RejectReason valueTrouble;
    private RejectReason qualityTrouble;

    QualifiedValue(Decimal decimal, JsonSkip skip, int numberCharsMax) {
        this.decimal = decimal;
        this.skip = skip;
        this.numberCharsMax = numberCharsMax;
    }

    /** The value; NaN if there is {@link #trouble}, or if a value of bad quality was omitted. */
    double value() {
        return value;
    }

    Quality quality() {
        return quality;
    }

    /** Reason why the value cannot be used, or null. An omitted value, or null, is acceptable if its quality is bad. */
    RejectReason trouble() {
        return qualityTrouble == null ? valueTrouble : qualityTrouble;
    }

    /** Reads the object that opens at {@code open}; the position after it or a code of {@link JsonSkip}. */
    int read(byte[] bytes, int open, int room) {
        value = Double.NaN;
        quality = Quality.GOOD;
        valueTrouble = null;
        qualityTrouble = null;
        int at = members(bytes, open, room);
        if (Double.isNaN(value) && quality != Quality.BAD && valueTrouble == null) {
            valueTrouble = RejectReason.WRONG_TYPE;
        }
        return at;
    }

    private int members(byte[] bytes, int open, int room) {
        int at = JsonSkip.space(bytes, open + 1);
        if (bytes[at] == '}') {
            return at + 1;
        }
        while (true) {
            at = member(bytes, at, room);
            at = at < 0 ? at : JsonSkip.space(bytes, at);
            if (at < 0 || bytes[at] != ',') {
                return JsonSkip.closed(bytes, at, '}');
            }
            at = JsonSkip.space(bytes, at + 1);
        }
    }

    private int member(byte[] bytes, int key, int room) {
        int keyEnd = JsonSkip.string(bytes, key);
        int at = keyEnd < 0 ? keyEnd : JsonSkip.colon(bytes, keyEnd);
        if (at < 0) {
            return at;
        }
        int name = keyEnd - key == 3 ? bytes[key + 1] : 0;
        return switch (name) {
            case 'v' -> number(bytes, at, room);
            case 'q' -> quality(bytes, at, room);
            default -> skip.value(bytes, at, room);
        };
    }

    private int number(byte[] bytes, int at, int room) {
        value = Double.NaN;
        valueTrouble = null;
        int none = NonNumbers.end(bytes, at);
        if (none != NonNumbers.NONE) {
            return none; // as null: no number, which is no trouble when the quality is bad
        }
        if (Decimal.begins(bytes[at])) {
            int end = decimal.scan(bytes, at);
            return end < 0 ? end : finite(bytes, end);
        }
        switch (bytes[at]) {
            case 't' -> value = 1;
            case 'f' -> value = 0;
            case 'n' -> value = Double.NaN;
            default -> valueTrouble = RejectReason.WRONG_TYPE;
        }
        return skip.value(bytes, at, room);
    }

    private int finite(byte[] bytes, int end) {
        double read = decimal.length() <= numberCharsMax ? decimal.value(bytes) : Double.POSITIVE_INFINITY;
        if (Double.isFinite(read)) {
            value = read;
        } else {
            valueTrouble = RejectReason.NUMBER_OUT_OF_RANGE;
        }
        return end;
    }

    private int quality(byte[] bytes, int at, int room) {
        int end = skip.value(bytes, at, room);
        if (end >= 0) {
            Quality named = named(bytes, at, end - at);
            quality = named == null ? Quality.BAD : named;
            qualityTrouble = named == null ? RejectReason.WRONG_TYPE : null;
        }
        return end;
    }

    private static Quality named(byte[] bytes, int at, int length) {
        if (isText(bytes, at, length, "\"good\"")) {
            return Quality.GOOD;
        }
        if (isText(bytes, at, length, "\"bad\"")) {
            return Quality.BAD;
        }
        return isText(bytes, at, length, "\"uncertain\"") ? Quality.UNCERTAIN : null;
    }

    private static boolean isText(byte[] bytes, int at, int length, String text) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
