package io.hazardwatch.simulator.replay;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.wire.Telemetry;
import java.util.ArrayList;
import java.util.List;

/** Converts a series into messages with time stamps and due times. */
final class Replayer {
    private final DeviceId device;
    private final String point;
    private final boolean toNow;
    private final double speed;
    private final int batch;

    /**
     * A message and its due time.
     *
     * @param dueMillis milliseconds since the start of the replay
     */
    record Frame(long dueMillis, Telemetry telemetry) {}

    /**
     * @param toNow whether to shift all time stamps so that the last one is the moment at which the replay ends
     * @param speed how many times faster than measured; 0 = as fast as acknowledged
     * @param batch rows per message
     */
    Replayer(DeviceId device, String point, boolean toNow, double speed, int batch) {
        this.device = device;
        this.point = point;
        this.toNow = toNow;
        this.speed = speed;
        this.batch = batch;
    }

    List<Frame> frames(Series series, long nowMillis) {
        long first = series.firstMillis();
        long last = series.lastMillis();
        long lengthMillis = speed == 0 ? 0 : (long) ((last - first) / speed);
        long shift = toNow ? nowMillis + lengthMillis - last : 0;
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < series.rows().size(); i += batch) {
            List<Series.Row> rows = series.rows().subList(i, Math.min(i + batch, series.rows().size()));
            long takenMillis = rows.get(rows.size() - 1).atMillis();
            long due = speed == 0 ? 0 : (long) ((takenMillis - first) / speed);
            frames.add(new Frame(due, new Telemetry(device, rows.stream().map(row -> row(row, shift)).toList())));
        }
        return frames;
    }

    private Telemetry.Row row(Series.Row row, long shiftMillis) {
        return new Telemetry.Row(row.atMillis() + shiftMillis, List.of(new Sample(point, row.value(), Quality.GOOD)));
    }
}
