package io.hazardwatch.gateway.weather.book;

/**
 * Is told what happens to warnings. {@link #tell} is the port through which people are reached: whoever implements it escalates a notice
 * that asks for an answer until {@link WeatherBook#answer} is called. Called on the owner's thread; never blocks.
 */
public interface WeatherNews {
    /** Journals it. */
    void journal(WeatherEvent event);

    /** Tells one person. */
    void tell(WarningNotice notice);
}
