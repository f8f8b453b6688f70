package io.hazardwatch.gateway.evaluate.site;

/** What is known of a condition. */
enum Ternary {
    TRUE,
    FALSE,
    /** Data that could tell is missing or cannot be trusted. */
    UNKNOWN
}
