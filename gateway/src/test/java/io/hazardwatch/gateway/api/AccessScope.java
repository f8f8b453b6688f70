package io.hazardwatch.gateway.api;

/** What becomes of a call that is about another enterprise than the person's. */
enum AccessScope {
    /** The call is about no enterprise. */
    NONE,
    /** 404 for the other one's. */ HIDDEN,
    /** 409 for the other one's, as for one that is over. */ OVER,
    /** Shows nothing of the other one. */ FILTERED,
    /** As FILTERED, and 404 when the other one is asked for by {@code ?enterprise=}. */
    QUERY,
    /** Of people who see all enterprises only. */
    ALL
}
