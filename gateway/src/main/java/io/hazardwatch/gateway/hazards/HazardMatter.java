package io.hazardwatch.gateway.hazards;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Something of a hazard source that waits for people.
 *
 * @param subject which document, trigger or substance; empty if there is one only
 * @param since   from which day; null if not known
 */
public record HazardMatter(Kind kind, String subject, LocalDate since) {
    /** What it is about. */
    public enum Kind {
        /** Nobody has recorded an assessment. */
        NOT_ASSESSED,
        /** The newest is three years old. */
        ASSESSMENT_OLD,
        /** The site file has other substances or quantities than were assessed. */
        SUBSTANCES_CHANGED,
        /** What the site file has makes another grade than the assessed one. */
        GRADE_CHANGED,
        /** The site file states other people nearby than were assessed. */
        SURROUNDINGS_CHANGED,
        /** Grades follow another edition of the standard than the assessed one. */
        STANDARD_CHANGED,
        /** Somebody entered what makes a new assessment necessary. */
        TRIGGER,
        /** The newest assessment of a major hazard source is not filed. */
        NOT_FILED,
        DOCUMENT_MISSING,
        DOCUMENT_OVERDUE,
        /** An entry of the stock book waits for the second person. */
        STOCK_UNCONFIRMED,
        /** More is there by the book than the design maximum. */
        STOCK_ABOVE_DESIGN,
        /** The gauges of the tanks say otherwise than the book. */
        STOCK_DEVIATES;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is about the stock book. */
        public boolean isOfStock() {
            return ordinal() >= STOCK_UNCONFIRMED.ordinal();
        }

        /** Whether it is about a document of the file. */
        public boolean isOfDocuments() {
            return this == DOCUMENT_MISSING || this == DOCUMENT_OVERDUE;
        }

        /** Whether it asks for a new assessment. */
        public boolean asksForAssessment() {
            return ordinal() <= TRIGGER.ordinal();
        }
    }
}
