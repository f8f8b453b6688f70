package io.hazardwatch.gateway.decode.hj212;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the values of a packet: {@code DataTime=20160801085857;a21028-Rtd=3.2,a21028-Flag=N;…}. One thread.
 *
 * <p>{@code DataTime} is the moment of a real-time value, and the start of the period of one about a minute, an hour or a day. A
 * real-time packet without it holds for its arrival.
 */
public final class Hj212Decoder {
    /** Longest code, figure or value, characters. */
    private static final int CHARS_MAX = 64;
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final int REAL_TIME = 2011;
    private static final int TIME_DIGITS = 14;
    private static final Set<String> NOT_A_CODE = Set.of("DataTime", "RestartTime", "SystemTime", "PolId");
    /** Beside each value; no values of their own. */
    private static final Set<String> NO_FIGURES = Set.of("Flag", "EFlag", "SampleTime", "Info", "SN");

    private final DecodeLimits limits;
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> times = new HashMap<>();

    /** @param limits how far times may lie from the arrival, and how many values one packet may have */
    public Hj212Decoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one packet, or the joined parts of one.
     *
     * @param zone          of the device's clock
     * @param arrivalMillis ms since the epoch
     * @param out           cleared, then filled
     */
    public void decode(int command, String data, Hj212Items items, ZoneId zone, long arrivalMillis, Decoded out) {
        out.clear();
        String stated = Hj212Packet.item(data, "DataTime");
        long time = stated.isEmpty() && command == REAL_TIME ? arrivalMillis : time(stated, zone);
        RejectReason refusal = time == NO_TIME ? RejectReason.BAD_TIMESTAMP : refusal(time, arrivalMillis);
        if (refusal != null) {
            out.rejectWhole(refusal);
            return;
        }
        flags.clear();
        times.clear();
        eachItem(data, this::note);
        eachItem(data, (code, figure, value) -> take(command, code, figure, value, items, new Times(time, zone, arrivalMillis), out));
        if (out.whole == null && out.count == 0 && out.rejectCount == 0) {
            out.whole = RejectReason.EMPTY;
        }
    }

    private record Times(long dataMillis, ZoneId zone, long arrivalMillis) {}

    /** What is done with one item. */
    private interface ItemReader {
        void read(String code, String figure, String value);
    }

    private static void eachItem(String data, ItemReader reader) {
        int start = 0;
        for (int at = 0; at <= data.length(); at++) {
            if (at == data.length() || data.charAt(at) == ';' || data.charAt(at) == ',') {
                item(data, start, at, reader);
                start = at + 1;
            }
        }
    }

    private static void item(String data, int start, int end, ItemReader reader) {
        int equals = data.indexOf('=', start);
        if (equals <= start || equals >= end) {
            return;
        }
        int dash = data.lastIndexOf('-', equals);
        boolean hasFigure = dash > start;
        String code = data.substring(start, hasFigure ? dash : equals).strip();
        if (!code.isEmpty() && !NOT_A_CODE.contains(code)) {
            reader.read(cut(code), hasFigure ? cut(data.substring(dash + 1, equals).strip()) : "", data.substring(equals + 1, end).strip());
        }
    }

    private static String cut(String text) {
        return text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) : text;
    }

    private void note(String code, String figure, String value) {
        if (figure.equals("Flag")) {
            flags.put(code, value);
        } else if (figure.equals("SampleTime")) {
            times.put(code, value);
        }
    }

    private void take(int command, String code, String figure, String value, Hj212Items items, Times at, Decoded out) {
        if (NO_FIGURES.contains(figure) || out.whole != null) {
            return;
        }
        int point = items.point(command, code, figure);
        if (point < 0) {
            if (!items.isKnown(command, code)) {
                out.reject(RejectReason.UNKNOWN_POINT, command + "/" + code + '-' + figure);
            }
            return;
        }
        if (out.count + out.rejectCount >= limits.valuesMax()) {
            out.rejectWhole(RejectReason.TOO_MANY_VALUES);
            return;
        }
        add(point, code, figure, value, at, out);
    }

    private void add(int point, String code, String figure, String value, Times at, Decoded out) {
        long own = times.containsKey(code) ? time(times.get(code), at.zone()) : at.dataMillis();
        boolean isUsable = own != NO_TIME && refusal(own, at.arrivalMillis()) == null;
        if (!isUsable) {
            out.reject(RejectReason.BAD_TIMESTAMP, code + "-SampleTime");
        }
        long time = isUsable ? own : at.dataMillis();
        double number = number(value);
        if (Double.isNaN(number)) {
            out.reject(RejectReason.WRONG_TYPE, code + '-' + figure);
            out.add(point, time, Double.NaN, Quality.BAD.code());
        } else {
            out.add(point, time, number, quality(flags.get(code)).code());
        }
    }

    /**
     * The quality that a flag stands for. A value over range or set by hand may raise an alarm and never clears one; of an instrument that
     * is stopped, maintained, calibrated, broken or not reached nothing is known. Digits are those of the edition of 2005 for air.
     */
    static Quality quality(String flag) {
        if (flag == null || flag.isEmpty()) {
            return Quality.GOOD;
        }
        return switch (flag.charAt(0)) {
            case 'N', 'n', '1', '3' -> Quality.GOOD;
            case 'F', 'M', 'D', 'C', 'B', 'P', '0', '2' -> Quality.BAD;
            default -> Quality.UNCERTAIN;
        };
    }

    private RejectReason refusal(long time, long arrivalMillis) {
        if (time > arrivalMillis + limits.futureMillisTolerance()) {
            return RejectReason.IN_FUTURE;
        }
        return time < arrivalMillis - limits.ageMillisMax() ? RejectReason.TOO_OLD : null;
    }

    /** {@code YYYYMMDDhhmmss}, with or without milliseconds; {@link #NO_TIME} for anything else. */
    private static long time(String text, ZoneId zone) {
        boolean hasMillis = text.length() == TIME_DIGITS + 3;
        if (text.length() != TIME_DIGITS && !hasMillis || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return NO_TIME;
        }
        try {
            LocalDateTime local = LocalDateTime.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8), number(text, 8, 10),
                    number(text, 10, 12), number(text, 12, TIME_DIGITS));
            return local.atZone(zone).toInstant().toEpochMilli() + (hasMillis ? number(text, TIME_DIGITS, TIME_DIGITS + 3) : 0);
        } catch (DateTimeException none) {
            return NO_TIME;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static double number(String text) {
        if (text.isEmpty() || text.length() > CHARS_MAX || !text.chars().allMatch(each -> "0123456789.+-eE".indexOf(each) >= 0)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
