package io.hazardwatch.gateway.hazards;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A line of the checklist of a file, as somebody stated it last.
 *
 * @param day       of the document; null if it is not there
 * @param due       when the next is due; null if never
 * @param reference link or file name; the document itself is kept elsewhere
 */
public record SourceDocument(SourceKey source, DocumentKind kind, State state, LocalDate day, LocalDate due, String reference, String words,
                             Recorded recorded) {
    /** Whether the document is there. */
    public enum State {
        PRESENT, MISSING, IN_PREPARATION,
        /** Not needed for this source; the words say why. */
        NOT_APPLICABLE;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is needed and not there. */
    public boolean isMissing() {
        return state == State.MISSING || state == State.IN_PREPARATION;
    }
}
