package io.hazardwatch.gateway.settings.yaml;

/** Parses numbers, durations and time units as people write them; returns NaN or -1 for invalid texts, never throws. */
public final class Quantities {
    private static final int NUMBER_LENGTH_MAX = 32;

    private Quantities() {}

    /** A finite decimal number, or NaN. */
    public static double number(String text) {
        if (text == null || text.isEmpty() || text.length() > NUMBER_LENGTH_MAX) {
            return Double.NaN;
        }
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
