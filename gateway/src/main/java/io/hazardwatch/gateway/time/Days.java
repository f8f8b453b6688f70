package io.hazardwatch.gateway.time;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days that people state. Any thread. */
public final class Days {
    private static final int YEAR_LEAST = 1900;
    /** ISO 8601 knows years whose milliseconds do not fit into a number. */
    private static final int YEAR_MOST = 2999;

    private Days() {}

    /**
     * Reads a day such as 2027-01-31.
     *
     * @throws DateTimeParseException if it is none, or of a year that nobody means
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < YEAR_LEAST || day.getYear() > YEAR_MOST) {
            throw new DateTimeParseException("must be of a year from " + YEAR_LEAST + " to " + YEAR_MOST, text, 0);
        }
        return day;
    }
}
