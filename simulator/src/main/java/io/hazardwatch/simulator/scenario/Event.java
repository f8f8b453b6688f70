package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Sample;
import java.util.List;

/** Something that happens at a moment of the scenario. */
public sealed interface Event {
    /** When, in milliseconds from the scenario's start. */
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

        /** The time stamp the device writes, in scenario time. */
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
