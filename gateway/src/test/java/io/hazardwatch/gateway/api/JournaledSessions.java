package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.alarms.Commands;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** By which sessions people did what a {@link Desk} would journal. */
final class JournaledSessions {
    static final String NONE = "none";

    private final Queue<String> sessions = new ConcurrentLinkedQueue<>();

    void note(String session) {
        sessions.add(session == null ? NONE : session);
    }

    /** The same note, after its session was noted if somebody did it. */
    Note of(Note note) {
        if (!note.actor().equals(Transition.SYSTEM)) {
            note(note.session());
        }
        return note;
    }

    /** The same commands, after their session was noted. */
    Commands of(Commands commands) {
        return (command, session) -> {
            note(session);
            return commands.submit(command, session);
        };
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    boolean isEverySaid() {
        return !sessions.contains(NONE);
    }

    void clear() {
        sessions.clear();
    }

    @Override
    public String toString() {
        return sessions.toString();
    }
}
