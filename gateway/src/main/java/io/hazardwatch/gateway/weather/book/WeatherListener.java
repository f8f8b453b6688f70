package io.hazardwatch.gateway.weather.book;

/**
 * Receives events of warnings. {@link #tell} is the port through which people are reached: whoever implements it escalates a
 * notice that asks for an answer until {@link WeatherBook#answer} is called. Called on the owner's thread; never blocks.
 */
public interface WeatherListener {
    /** Journals it. */
    void journal(WeatherEvent event);

    /** Calls people of an enterprise until somebody answers. */
    default void call(WarningCall call) {}

    /** Somebody of an enterprise answered at a console; calls of that chain end. */
    default void answered(String chainId, String enterprise, String by) {}

    /** A chain of warnings no longer concerns an enterprise; its calls end. */
    default void over(String chainId, String enterprise) {}

    /** Tells one person. */
    void tell(WarningNotice notice);
}
