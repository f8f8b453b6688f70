package io.hazardwatch.gateway.response.warnings;

/** Hears what happens to our warnings. The owner's thread; must not block. */
@FunctionalInterface
public interface OwnWarningListener {
    /** @param what happened, in English for the journal */
    void journal(OwnWarning warning, String actor, String what);
}
