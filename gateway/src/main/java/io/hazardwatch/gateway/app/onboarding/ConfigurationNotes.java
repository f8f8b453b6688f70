package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.onboarding.ConfigurationJournal;
import java.util.List;
import java.util.function.Consumer;

/** Journals publications as changes of the configuration, and finds them again. Any thread that may block. */
public final class ConfigurationNotes implements ConfigurationJournal {
    private static final int PAGE = 500;
    /** An entry may be dated by a clock that was set back a little. */
    private static final long TOLERANCE_MILLIS = 60_000;

    private final SqliteJournal journal;
    private final Consumer<Note> notes;
    private final RequestSession session;

    /**
     * @param notes   takes entries; never blocks
     * @param session of the thread of the proposals
     */
    public ConfigurationNotes(SqliteJournal journal, Consumer<Note> notes, RequestSession session) {
        this.journal = journal;
        this.notes = notes;
        this.session = session;
    }

    @Override
    public void note(String enterprise, String site, String person, String what, long atMillis) {
        notes.accept(new Note(TransitionType.CONFIG, enterprise, site, person, what, atMillis, session.of(person)));
    }

    @Override
    public boolean has(String enterprise, String site, String beginning, long sinceMillis) {
        long after = 0;
        while (true) {
            List<JournalEntry> page = journal.entries(enterprise, TransitionType.CONFIG, sinceMillis - TOLERANCE_MILLIS, Long.MAX_VALUE, after, PAGE);
            if (page.stream().anyMatch(entry -> entry.event() instanceof Note note && note.subject().equals(site)
                    && note.reason().startsWith(beginning))) {
                return true;
            }
            if (page.size() < PAGE) {
                return false;
            }
            after = page.getLast().seq();
        }
    }
}
