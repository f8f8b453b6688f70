package io.hazardwatch.gateway.response.warnings;

import java.util.List;

/** Port to the storage of our warnings. Methods may block, and throw what the store throws while it is away. */
public interface OwnWarningStore {
    /** Everything that is kept. */
    List<OwnWarning> load();

    /** Writes a message, new or changed; one that was sent is never changed. */
    void save(OwnWarning warning);
}
