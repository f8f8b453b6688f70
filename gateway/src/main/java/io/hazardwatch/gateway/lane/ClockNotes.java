package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.registry.Point;

/** Journal notes about jumps of clocks. Pure. */
final class ClockNotes {
    private ClockNotes() {}

    /** The gateway's wall clock jumped by {@code stepMillis}, against the monotonic one. */
    static Note ofGateway(long stepMillis, long nowMillis) {
        return new Note(TransitionType.CLOCK_STEP, null, "clock", Transition.SYSTEM, "moved by " + stepMillis + " ms", nowMillis);
    }

    /** The clock of a point's device was set back by {@code byMillis}. */
    static Note ofDevice(Point point, long byMillis, long arrivalMillis) {
        return new Note(TransitionType.CLOCK_STEP, point.id().enterprise(), point.id().toString(), Transition.SYSTEM,
                "the device's clock was set back by " + byMillis + " ms", arrivalMillis);
    }
}
