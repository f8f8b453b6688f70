package io.hazardwatch.gateway.response.warnings;

import java.util.List;

/** Port to the storage of our warnings. Methods may block, and throw what the store throws while it is away. */
public interface OwnWarningStore {
    /**
     * What is stored.
     *
     * @param lastNumber the highest that a message was ever sent with; 0 = none was
     */
    record Contents(List<OwnWarning> warnings, long lastNumber) {
        public Contents {
            warnings = List.copyOf(warnings);
        }
    }

    /** What was prepared, and what was sent and has not expired, since then. */
    Contents load(long sinceMillis);

    /** Removes a message that was not sent. */
    void remove(String id);

    /** Removes what was prepared before then and not sent. */
    void forget(long beforeMillis);

    /** Writes a message, new or changed; one that was sent is never changed: it throws then, and when the number is taken. */
    void save(OwnWarning warning);
}
