package io.hazardwatch.simulator.field;

import io.hazardwatch.simulator.wire.Telemetry.Row;

/** A device that speaks something else than JSON over MQTT. Any thread may use it. */
public interface FieldDevice extends AutoCloseable {
    /** Takes values to bring to the gateway; never blocks. */
    void offer(Row row);

    @Override
    void close();
}
