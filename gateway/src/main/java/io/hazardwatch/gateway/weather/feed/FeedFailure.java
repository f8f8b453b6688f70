package io.hazardwatch.gateway.weather.feed;

/** Why a request to a feed failed. */
public enum FeedFailure {
    /** Not an address of http or https. */
    BAD_ADDRESS,
    /** A redirect or link leads into the own machine or network. */
    INSIDE_ADDRESS,
    TOO_MANY_REDIRECTS,
    /** No connection, or it broke. */
    NO_CONNECTION,
    /** The whole request took too long. */
    TIME_OUT,
    /** More than a message may have, compressed or decompressed. */
    TOO_LARGE,
    /** Marked as gzip, and is not. */
    NOT_GZIP,
    /** A status that is no success. */
    BAD_STATUS
}
