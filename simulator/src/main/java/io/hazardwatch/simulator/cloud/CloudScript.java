package io.hazardwatch.simulator.cloud;

import java.util.Arrays;

/**
 * A release of gas, from text such as {@code seed=7000; seconds=720; quiet=120; source=12.5,3; detectors=0,0,12,0,24,0}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>seed</td><td>of the wind and the size of the release</td></tr>
 * <tr><td>seconds, quiet</td><td>duration; after how many of them gas escapes</td></tr>
 * <tr><td>source</td><td>metres east and north</td></tr>
 * <tr><td>detectors</td><td>metres east and north of each</td></tr>
 * </table>
 */
final class CloudScript {
    private static final int DETECTORS_MAX = 1_000;
    private static final int SECONDS_MAX = 86_400;

    long seed = 1;
    int seconds = 720;
    int quiet = 120;
    double[] source = {0, 0};
    double[] detectors = {10, 0};

    /** @throws IllegalArgumentException with the part that cannot be read */
    static CloudScript of(String text) {
        CloudScript script = new CloudScript();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                script.read(part.strip());
            }
        }
        return script;
    }

    private void read(String part) {
        int equals = part.indexOf('=');
        try {
            String key = part.substring(0, equals).strip();
            double[] numbers = Arrays.stream(part.substring(equals + 1).split(",")).mapToDouble(Double::parseDouble).toArray();
            boolean isRead = switch (key) {
                case "seed" -> isSet(seed = (long) numbers[0]);
                case "seconds" -> isSet(seconds = Math.clamp((long) numbers[0], 1, SECONDS_MAX));
                case "quiet" -> isSet(quiet = (int) numbers[0]);
                case "source" -> numbers.length == 2 && isSet((source = numbers).length);
                case "detectors" -> numbers.length % 2 == 0 && numbers.length <= 2 * DETECTORS_MAX && isSet((detectors = numbers).length);
                default -> false;
            };
            if (!isRead) {
                throw new IllegalArgumentException("'" + part + "' is not known");
            }
        } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
            throw new IllegalArgumentException("'" + part + "' cannot be read", unreadable);
        }
    }

    private static boolean isSet(double any) {
        return !Double.isNaN(any);
    }
}
