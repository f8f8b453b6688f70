package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Creates the lanes as they stood when the gateway ended. Start thread. */
public final class LaneCreation {
    /** Where the lane of that number puts what it finds out. */
    @FunctionalInterface
    public interface Outputs {
        JoinedLaneOutputs of(int number) throws IOException;
    }

    private LaneCreation() {}

    /**
     * As many as set.
     *
     * @param recovered alarms that the journal has
     * @param modes     the last notes about modes of units
     * @throws IOException if the disk refuses a file of theirs
     */
    public static List<Lane> of(Settings settings, Registry plant, Collection<Alarm> recovered, Outputs outputs, List<Note> modes,
                                long nowMillis) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        for (int number = 0; number < settings.lanes(); number++) {
            Lane lane = new Lane(number, settings.lanes(), plant, settings.alarms(), recovered, outputs.of(number), nowMillis);
            lane.requests().restoreModes(modes, nowMillis);
            lanes.add(lane);
        }
        return lanes;
    }
}
