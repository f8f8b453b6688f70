package io.hazardwatch.gateway.weather.book;

import java.util.List;

/**
 * Receives events of warnings: the port through which people are reached. Whoever implements it calls people until
 * {@link WeatherBook#answer} is called, and reports to {@link WeatherBook#message} what became of each message. Called on the owner's
 * thread; never blocks.
 */
public interface WeatherListener {
    /** Journals it. */
    void journal(WeatherEvent event);

    /** Calls people until somebody answers, each person once about all these calls; the same announcement again changes nothing. */
    default void call(List<WarningCall> calls) {}

    /** Whether calls that were handed over could not be taken since this was asked last; they are handed over again. */
    default boolean wasRefused() {
        return false;
    }

    /** All calls that run, with what is to be said now; announces nothing. */
    default void follow(List<WarningCall> calls) {}

    /** Somebody of an enterprise answered at a console; the calls end. */
    default void answered(CallKey call, String by) {}

    /** None of the sites of a call is concerned any longer; the calls end. */
    default void over(CallKey call) {}

    /** No action of the enterprise is late any more; calls about them end. */
    default void actionsDone(String chainId, String enterprise) {}

    /** Tells one person once, unless that person is being called about the same. */
    void tell(WarningNotice notice);

    /** Takes back what no provider has taken yet. */
    default void withdraw(WarningNotice notice) {}
}
