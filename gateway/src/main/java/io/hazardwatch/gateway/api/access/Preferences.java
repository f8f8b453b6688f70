package io.hazardwatch.gateway.api.access;

/** Keeps how each person likes the console. Blocking; worker threads only. */
public interface Preferences {
    /** What the account put last, a JSON object; null if nothing. */
    String of(String account);

    /** Replaces what the account had. */
    void put(String account, String content, long nowMillis);
}
