package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.List;

/** Hands what one lane decided to the journal and knows the ticket of the newest of it. Lane thread. */
final class LaneJournal {
    private final Outlets outlets;
    private long lastTicket;

    LaneJournal(Outlets outlets) {
        this.outlets = outlets;
    }

    /** @param together belongs into one commit; nothing happens when it is empty */
    void append(List<? extends RecordedEvent> together) {
        if (!together.isEmpty()) {
            lastTicket = outlets.journal(together);
        }
    }

    void append(Note note) {
        append(List.of(note));
    }

    /** The ticket of what was appended last; 0 before anything was. */
    long lastTicket() {
        return lastTicket;
    }
}
