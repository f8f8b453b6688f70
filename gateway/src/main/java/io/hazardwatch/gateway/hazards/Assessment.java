package io.hazardwatch.gateway.hazards;

import java.time.LocalDate;

/**
 * An identification and grading of a hazard source that people made.
 *
 * @param assessor who assessed: a person or an organisation
 * @param state    what was graded: that of the site file when it was recorded
 */
public record Assessment(String id, SourceKey source, LocalDate day, String assessor, GradedState state, String words, Filing filing,
                         Recorded recorded) {
    /** Years after which a new one is due: Order 40 art. 11 (1). */
    public static final int YEARS = 3;

    /**
     * Its filing with the authority.
     *
     * @param day    null while it is not filed
     * @param number of the receipt; may be empty
     */
    public record Filing(LocalDate day, String number, Recorded recorded) {
        /** Not filed yet. */
        public static final Filing NONE = new Filing(null, "", null);
    }

    /** The same under an id. */
    public Assessment withId(String given) {
        return new Assessment(given, source, day, assessor, state, words, filing, recorded);
    }

    /** The same, filed. */
    public Assessment filed(Filing with) {
        return new Assessment(id, source, day, assessor, state, words, with, recorded);
    }

    /** The day from which it is too old. */
    public LocalDate due() {
        return day.plusYears(YEARS);
    }
}
