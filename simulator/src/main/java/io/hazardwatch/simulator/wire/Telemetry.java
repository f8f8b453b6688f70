package io.hazardwatch.simulator.wire;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Sample;
import java.util.List;

/** One message of one device: one row, or several rows, which are sent as an array. */
public record Telemetry(DeviceId device, List<Row> rows) {
    public Telemetry {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("telemetry without rows");
        }
    }

    /** The MQTT topic of the message. */
    public String topic() {
        return "hazard/v1/" + device + "/telemetry";
    }

    /** The number of readings in all rows. */
    public int readings() {
        return rows.stream().mapToInt(row -> row.samples().size()).sum();
    }

    /**
     * Values taken at one moment.
     *
     * @param stampMillis milliseconds since the epoch, by the device's clock
     */
    public record Row(long stampMillis, List<Sample> samples) {
        public Row {
            samples = List.copyOf(samples);
        }
    }
}
