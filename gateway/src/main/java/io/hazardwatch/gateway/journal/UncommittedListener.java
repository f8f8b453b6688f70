package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.List;

/** Is told what the journal could not commit. */
@FunctionalInterface
public interface UncommittedListener {
    /**
     * An attempt to commit has failed. Journal's thread; must not block.
     *
     * @param events        everything that waits for the disk; the same events come again with every failed attempt
     * @param failingMillis for how long no commit has succeeded
     */
    void notCommitted(List<RecordedEvent> events, long failingMillis);
}
