package io.hazardwatch.gateway.weather.restrictions;

/** Why a local measurement says nothing. */
public enum UnknownReason {
    /** The station has no such measure, or its point is not configured or never reported. */
    NO_READING,
    STALE,
    /** The device says that it cannot be trusted. */
    BAD_QUALITY,
    /** Nature cannot have the value. */
    IMPOSSIBLE,
    /** It is watched for less than the hold time, so that an earlier exceedance may not have been seen. */
    WATCHED_TOO_SHORT
}
