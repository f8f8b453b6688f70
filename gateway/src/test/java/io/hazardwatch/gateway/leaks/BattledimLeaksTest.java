package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The leak flows of BattLeDIM around the begin of four leaks, two abrupt and two incipient. Before it they never change, so nothing can be set from
 * them; limits were set by hand before looking: 1 m3/h, and a rise of 0.05 m3/h an hour over six hours. Numbers: docs/numbers.md.
 */
class BattledimLeaksTest {
    private static final long STEP_MILLIS = 300_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");
    private static final String POINT = """
            - id: p
              unit: m3/h
              period: 5m
              limits: {H: {at: 1, priority: P2}}
              rate: [{id: rise, above: "0.05 m3/h/h", window: 6h, onDelay: 0s, priority: P2}]
            """;

    private static final double RISE_PER_HOUR = 0.05;
    private static final int STEPS_PER_HOUR = 12;

    /** Minutes until the limit, the rise, and plain least-squares lines over six and 36 hours with the same threshold. */
    private record Found(double limitMinutes, double riseMinutes, double lineMinutes, double longLineMinutes) {}

    private static Map<String, LocalDateTime> starts() throws IOException {
        Map<String, LocalDateTime> starts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SharedData.path("battledim/leak_info_2019.csv")).subList(1, 5)) {
            String[] cells = line.split(",");
            starts.put(cells[0] + ' ' + cells[3], LocalDateTime.parse(cells[4], TIME));
        }
        return starts;
    }

    private static Found play(String pipe, LocalDateTime start) throws IOException {
        LaneRig rig = LaneRig.ofPoints(POINT);
        List<String[]> rows = Files.readAllLines(SharedData.path("battledim/leak_start_windows_5min_m3h.csv")).stream().map(line -> line.split(","))
                .filter(cells -> cells[1].equals(pipe)).toList();
        LocalDateTime first = LocalDateTime.parse(rows.getFirst()[0], TIME);
        for (String[] cells : rows) {
            rig.send("d/p", Double.parseDouble(cells[2])).leap(STEP_MILLIS);
        }
        double startMillis = Duration.between(first, start).toMillis();
        double[] values = rows.stream().mapToDouble(cells -> Double.parseDouble(cells[2])).toArray();
        return new Found(minutes(rig, "high", startMillis), minutes(rig, "rise", startMillis), line(values, 6, startMillis),
                line(values, 36, startMillis));
    }

    /** When the slope of a plain line over the last hours first reaches the threshold, minutes from the begin of the leak. */
    private static double line(double[] values, int hours, double startMillis) {
        int window = hours * STEPS_PER_HOUR;
        for (int end = window; end < values.length; end++) {
            double middle = window / 2.0;
            double xy = 0;
            double xx = 0;
            for (int i = 0; i <= window; i++) {
                xy += (i - middle) * values[end - window + i];
                xx += (i - middle) * (i - middle);
            }
            if (xy / xx * STEPS_PER_HOUR >= RISE_PER_HOUR) {
                return (end * (double) STEP_MILLIS - startMillis) / 60_000;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Minutes from the begin of the leak to the alarm; infinite if there was none. */
    private static double minutes(LaneRig rig, String rule, double startMillis) {
        return rig.transitions().stream().filter(each -> each.type() == TransitionType.ALARM_RAISED && each.after().rule().equals(rule))
                .mapToDouble((Transition each) -> (each.after().raisedAt() - LaneRig.START_MILLIS - startMillis) / 60_000).findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The incipient leaks grow to 0.03 and 0.01 m3/h within the two days that the data hold: below every limit here, and below the rise. */
    @Test
    void abruptLeaksAreFoundAtOnce_incipientOnesAreMissedWithinTwoDays_nothingAlarmsBefore() throws IOException {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Map.Entry<String, LocalDateTime> each : starts().entrySet()) {
            found.put(each.getKey(), play(each.getKey().substring(0, 4), each.getValue()));
        }
        double never = Double.POSITIVE_INFINITY;
        Found missed = new Found(never, never, never, never);
        assertEquals(Map.of("p523 abrupt", new Found(0, 110, 0, 720), "p331 abrupt", new Found(0, 130, 0, 720), "p653 incipient", missed,
                "p193 incipient", missed), found);
    }
}
