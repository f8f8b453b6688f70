package io.hazardwatch.gateway.weather.book;

/** What became of a message to a person. */
public enum MessageResult {
    /** A provider took it. */
    SENT,
    /** It arrived at the device, or the person opened it. */
    REACHED,
    /** It did not arrive, or nothing can send it. */
    FAILED
}
