package io.hazardwatch.gateway.app.settings;

/** Secrets never stand in a file: a key ending in {@code Env} names the environment variable that holds one. */
@FunctionalInterface
interface Secrets {
    /** The secret; null when the key is absent or, which is then noted, the variable is not set. */
    String of(Fields fields, String key);
}
