package io.hazardwatch.gateway.app.hazards;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.hazards.HazardJournal;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.SourceKey;
import java.util.function.Consumer;

/** Journals what people record of hazard sources, with their session, and what the gateway notices. Thread of hazard sources; never blocks. */
final class HazardNotes implements HazardJournal {
    private final Consumer<Note> journal;

    HazardNotes(Consumer<Note> journal) {
        this.journal = journal;
    }

    @Override
    public void file(SourceKey source, Recorded by, String what) {
        note(TransitionType.HAZARD_FILE, source, by, what);
    }

    @Override
    public void noticed(SourceKey source, String what, long atMillis) {
        note(TransitionType.HAZARD_FILE, source, new Recorded(Transition.SYSTEM, null, atMillis), what);
    }

    @Override
    public void stock(SourceKey source, Recorded by, String what) {
        note(TransitionType.STOCK_BOOK, source, by, what);
    }

    private void note(TransitionType type, SourceKey source, Recorded by, String what) {
        journal.accept(new Note(type, source.enterprise(), source.toString(), by.by(), what, by.atMillis(), by.session()));
    }
}
