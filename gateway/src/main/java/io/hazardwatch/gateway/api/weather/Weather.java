package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.hazardwatch.gateway.weather.restrictions.WorkRestrictions;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Port to the weather thread. Any thread, never blocks. */
public interface Weather {
    /**
     * Runs on the weather's thread, which owns the book. Fails at once when too much waits there.
     *
     * @param session of the API by which somebody asks for it, for the journal; null = none
     */
    <T> CompletionStage<T> submit(String session, Function<WeatherBook, T> work);

    /** Lets that thread do what nobody asks for by a session, or what changes nothing. */
    default <T> CompletionStage<T> submit(Function<WeatherBook, T> work) {
        return submit(null, work);
    }

    /** Reads messages; to be used on the weather's thread. */
    WarningReader reader();

    /** Which work the weather forbids where. From memory. */
    WorkRestrictions restrictions();

    /** Whether the stored warnings were taken up; until then warnings of before the start may be missing everywhere. Any thread. */
    boolean isWarningsKnown();

    /** Largest message in bytes. */
    int bytesMax();
}
