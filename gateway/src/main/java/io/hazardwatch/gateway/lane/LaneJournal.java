package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.List;

/** Hands the decisions of one lane to the journal and keeps the newest ticket. Lane thread. */
final class LaneJournal {
    private final LaneOutputs outputs;
    private long lastTicket;

    LaneJournal(LaneOutputs outputs) {
        this.outputs = outputs;
    }

    /** @param together events of one commit; nothing happens when it is empty */
    void append(List<? extends RecordedEvent> together) {
        if (!together.isEmpty()) {
            lastTicket = outputs.journal(together);
        }
    }

    void append(Note note) {
        append(List.of(note));
    }

    /** The ticket of the last append; 0 before the first. */
    long lastTicket() {
        return lastTicket;
    }
}
