package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.journal.SqliteJournal;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals what people did. Transitions take precedence: a full journal accepts no such note, which then goes to the log. Any
 * thread.
 */
final class JournaledNotes implements Consumer<Note> {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledNotes.class);

    private final SqliteJournal journal;

    JournaledNotes(SqliteJournal journal) {
        this.journal = journal;
    }

    @Override
    public void accept(Note note) {
        if (journal.hasRoom()) {
            journal.append(note);
        } else {
            LOG.warn("the journal has no room for: {} {} by {}: {}", note.type(), note.subject(), note.actor(), note.reason());
        }
    }
}
