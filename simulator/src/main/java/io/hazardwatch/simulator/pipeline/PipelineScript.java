package io.hazardwatch.simulator.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What happens on the line, from text such as {@code seconds=3600; seed=3; leak=600,12000,0.05,0; pump=1200,0.8,30}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>seconds, warm, seed, reaches</td><td>duration; time before it, to become steady; of the instruments; of the grid</td></tr>
 * <tr><td>offset</td><td>seconds by which the clock of the last station is ahead</td></tr>
 * <tr><td>hill</td><td>metres of a hill at three quarters of the line</td></tr>
 * <tr><td>back</td><td>absolute pressure behind the line, Pa</td></tr>
 * <tr><td>pump, outlet</td><td>at, share, over</td></tr>
 * <tr><td>valve</td><td>at, place, share, over</td></tr>
 * <tr><td>leak</td><td>at, place, share of the flow at that time, over</td></tr>
 * <tr><td>batch</td><td>at: petrol follows diesel</td></tr>
 * <tr><td>pig</td><td>at, Pa</td></tr>
 * <tr><td>celsius</td><td>at, degrees at the inlet, over</td></tr>
 * </table>
 */
final class PipelineScript {
    double seconds = 3_600;
    double warm = 60_000;
    long seed = 1;
    int reaches = 40;
    double offset;
    double hill;
    double back = 500_000;
    final List<Operation> operations = new ArrayList<>();

    /** @throws IllegalArgumentException with the part that cannot be read */
    static PipelineScript of(String text) {
        PipelineScript script = new PipelineScript();
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
            if (!isSetting(key, numbers[0])) {
                operations.add(operation(Operation.Kind.valueOf(key.toUpperCase(Locale.ROOT)), numbers));
            }
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException("cannot read: " + part, unreadable);
        }
    }

    private boolean isSetting(String key, double value) {
        switch (key) {
            case "seconds" -> seconds = value;
            case "warm" -> warm = value;
            case "seed" -> seed = (long) value;
            case "reaches" -> reaches = (int) value;
            case "offset" -> offset = value;
            case "hill" -> hill = value;
            case "back" -> back = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Operation operation(Operation.Kind kind, double[] numbers) {
        return switch (kind) {
            case PUMP, OUTLET, CELSIUS -> new Operation(kind, numbers[0], 0, numbers[1], numbers[2]);
            case VALVE, LEAK -> new Operation(kind, numbers[0], numbers[1], numbers[2], numbers[3]);
            case BATCH -> new Operation(kind, numbers[0], 0, 0, 0);
            case PIG -> new Operation(kind, numbers[0], 0, numbers[1], 0);
        };
    }
}
