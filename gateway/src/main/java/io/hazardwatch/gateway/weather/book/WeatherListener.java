package io.hazardwatch.gateway.weather.book;

/**
 * Receives events of warnings: the port through which people are reached. Whoever implements it calls people until
 * {@link WeatherBook#answer} is called, and reports to {@link WeatherBook#message} what became of each message. Called on the owner's
 * thread; never blocks.
 */
public interface WeatherListener {
    /** Journals it. */
    void journal(WeatherEvent event);

    /** Calls people of an enterprise until somebody answers; the same announcement again changes nothing. */
    default void call(WarningCall call) {}

    /** Somebody of an enterprise answered at a console; calls of that chain end. */
    default void answered(String chainId, String enterprise, String by) {}

    /** A chain of warnings no longer concerns an enterprise; calls about the warning and about its actions end. */
    default void over(String chainId, String enterprise) {}

    /** No action of the enterprise is late any more; calls about them end. */
    default void actionsDone(String chainId, String enterprise) {}

    /** Tells one person once, unless that person is being called about the same. */
    void tell(WarningNotice notice);

    /** Takes back what no provider has taken yet. */
    default void withdraw(WarningNotice notice) {}
}
