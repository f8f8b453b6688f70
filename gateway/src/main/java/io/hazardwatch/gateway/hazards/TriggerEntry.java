package io.hazardwatch.gateway.hazards;

import java.time.LocalDate;

/**
 * What a person entered because it makes a new assessment necessary.
 *
 * @param day when it happened
 */
public record TriggerEntry(String id, SourceKey source, ReassessmentTrigger kind, LocalDate day, String words, Recorded recorded) {
    TriggerEntry withId(String given) {
        return new TriggerEntry(given, source, kind, day, words, recorded);
    }

    /** Whether that assessment takes it into account: it was made on that day or later, and recorded after it was entered. */
    boolean isAnsweredBy(Assessment assessment) {
        return !assessment.day().isBefore(day) && assessment.recorded().atMillis() >= recorded.atMillis();
    }
}
