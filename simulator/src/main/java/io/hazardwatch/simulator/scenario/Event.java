package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Sample;
import java.util.List;

/** An event at one moment of a scenario. */
public sealed interface Event {
    /** The time of the event, in milliseconds since the scenario's start. */
    long atMillis();

    /**
     * A device sends one message.
     *
     * @param atMillis      when it is sent
     * @param takenAtMillis when its samples were taken; earlier than {@code atMillis} in a backlog
     * @param offsetMillis  how far the device's clock is ahead
     */
    record Message(long atMillis, long takenAtMillis, long offsetMillis, DeviceId device, List<Sample> samples)
            implements Event {
        public Message {
            samples = List.copyOf(samples);
        }

        /** The time stamp that the device writes, in milliseconds of scenario time. */
        public long stampMillis() {
            return takenAtMillis + offsetMillis;
        }
    }

    /**
     * A link goes down or comes back.
     *
     * @param of an enterprise, a site or a device
     */
    record Link(long atMillis, String of, boolean up) implements Event {}
}
