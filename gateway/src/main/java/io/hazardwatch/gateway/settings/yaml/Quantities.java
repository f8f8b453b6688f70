package io.hazardwatch.gateway.settings.yaml;

/** Parses numbers, durations and time units as people write them; returns NaN or -1 for invalid texts, never throws. */
public final class Quantities {
    private static final int NUMBER_LENGTH_MAX = 32;
    /** Powers of ten up to the last one, and integers of up to this many digits, are exact as double; so is then the rounding of their quotient. */
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

    private Quantities() {}

    /** A finite decimal number, or NaN. */
    public static double number(String text) {
        if (text == null || text.isEmpty() || text.length() > NUMBER_LENGTH_MAX) {
            return Double.NaN;
        }
        double plain = plain(text);
        return Double.isNaN(plain) ? exponential(text) : plain;
    }

    /**
     * An optional minus, digits and perhaps a point with further digits, at most fifteen in all, as nearly every number of a site file; NaN
     * for anything else. A start reads thousands of them before anything is compiled, and the JDK's parser is long.
     */
    private static double plain(String text) {
        int at = text.charAt(0) == '-' ? 1 : 0;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && count > 0) {
                point = count;
            } else if (isDigit(c) && count < EXACT_DIGITS) {
                digits = digits * 10 + (c - '0');
                count++;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || point == count) {
            return Double.NaN;
        }
        double value = point < 0 ? digits : digits / POWERS[count - point];
        return at == 1 ? -value : value;
    }

    private static double exponential(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        return parsed(text);
    }

    private static double parsed(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** {@code 500ms 1s 30s 5m 2h 1d} in milliseconds, or -1. */
    static long millis(String text) {
        int digits = 0;
        long number = 0;
        while (text != null && digits < text.length() && digits < 12 && isDigit(text.charAt(digits))) {
            number = number * 10 + (text.charAt(digits++) - '0');
        }
        if (digits == 0) {
            return -1;
        }
        long unit = unitMillis(text.substring(digits));
        return unit < 0 ? -1 : number * unit;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> -1;
        };
    }

    /** Seconds in the time unit of a rate, or NaN. */
    public static double rateSeconds(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "min" -> 60;
            case "h" -> 3600;
            default -> Double.NaN;
        };
    }
}
