package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.WarningKey;

/** A row to be written. */
public sealed interface WeatherChange {
    /** The warning it belongs to. */
    WarningKey key();

    /** A message. */
    record Message(ReceivedWarning received) implements WeatherChange {
        @Override
        public WarningKey key() {
            return received.warning().key();
        }
    }

    /** A site, new or changed. */
    record Match(WarningKey key, SiteMatch match) implements WeatherChange {}

    /** An action, new or changed. */
    record Action(WarningKey key, ActionRecord action) implements WeatherChange {}

    /** Somebody was notified. */
    record Told(WarningKey key, WarningNoticeRecord told) implements WeatherChange {}

    /** It is kept in the store but no longer in memory. */
    record Archive(WarningKey key) implements WeatherChange {}

    /** Everything about it is kept no longer. */
    record Forget(WarningKey key) implements WeatherChange {}
}
