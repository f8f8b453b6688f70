package io.hazardwatch.gateway.weather.book;

/** Formats of messages. Stored by name. */
public enum WarningFormat {
    CAP,
    /** One warning of a JSON response, or an entry by hand. */
    JSON_NEWER, JSON_OLDER, BY_HAND
}
