package io.hazardwatch.gateway.leaks.checks;

import io.hazardwatch.gateway.model.PointId;
import java.time.LocalDate;

/**
 * A bump test or calibration that somebody has done. Immutable.
 *
 * @param id        given by the book
 * @param gas       what it was given, in words; empty if not said
 * @param applied   how much, in the unit of the point; NaN if not said
 * @param asFound   what it showed before anything was adjusted; NaN if not said
 * @param asLeft    what it showed after that; NaN if nothing was adjusted
 * @param isPassed  whether the instrument can be trusted since
 * @param day       when it was done, in the time zone of the site
 * @param due       first day on which it must be done again; null if not known
 * @param by        who recorded it
 * @param atMillis  when it was done, ms since the epoch
 * @param notedMillis when it was recorded, ms since the epoch
 */
public record InstrumentCheck(String id, PointId point, CheckKind kind, String gas, double applied, double asFound, double asLeft, boolean isPassed,
                              LocalDate day, LocalDate due, String words, String by, long atMillis, long notedMillis) {
    InstrumentCheck withId(String given) {
        return new InstrumentCheck(given, point, kind, gas, applied, asFound, asLeft, isPassed, day, due, words, by, atMillis, notedMillis);
    }
}
