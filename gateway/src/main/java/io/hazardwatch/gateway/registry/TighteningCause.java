package io.hazardwatch.gateway.registry;

/** Why limits are tighter for a while. Stored by name. */
public enum TighteningCause {
    /** A weather warning is in force at the site. */
    WEATHER,
    /** Special work goes on nearby under a permit. */
    PERMIT
}
