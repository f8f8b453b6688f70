package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.model.Actors;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Journal notes about modes of units, and reading people's statements back after a restart. */
final class ModeNotes {
    private static final Pattern SUBJECT = Pattern.compile("([^/]+)/([^/]+)");
    private static final Pattern SAID = Pattern.compile("(\\S+) until (\\S+Z)(?: agreed by (\\S+))?: (.*)", Pattern.DOTALL);

    private ModeNotes() {}

    static Note of(UnitMode mode) {
        String subject = mode.site() + '/' + mode.unit();
        return mode.isStatement() ? new Note(TransitionType.MODE_CHANGED, mode.enterprise(), subject, mode.by(), textOf(mode),
                mode.sinceMillis(), mode.session()) : new Note(TransitionType.MODE_CHANGED, mode.enterprise(), subject, Transition.SYSTEM,
                textOfReport(mode), mode.sinceMillis());
    }

    private static String textOf(UnitMode mode) {
        return mode.mode() + " until " + Instant.ofEpochMilli(mode.untilMillis()) + (mode.second() == null ? "" : Note.AGREED + mode.second())
                + ": " + mode.reason();
    }

    private static String textOfReport(UnitMode mode) {
        String by = mode.by().isEmpty() ? "" : ", told by " + mode.by();
        return (mode.mode() == null ? "unknown" : mode.mode()) + by + (mode.reason().isEmpty() ? "" : ": " + mode.reason());
    }

    /** The statement in a note; null when the note is about something else. */
    static UnitMode read(Note note) {
        Matcher subject = SUBJECT.matcher(note.subject());
        Matcher statement = SAID.matcher(note.reason());
        if (Actors.isGateway(note.actor()) || !subject.matches() || !statement.matches()) {
            return null;
        }
        return new UnitMode(note.enterprise(), subject.group(1), subject.group(2), statement.group(1), note.actor(), true,
                statement.group(3), note.session(), statement.group(4), note.atMillis(), Instant.parse(statement.group(2)).toEpochMilli());
    }
}
