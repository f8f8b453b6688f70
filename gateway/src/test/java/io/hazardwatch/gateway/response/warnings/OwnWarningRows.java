package io.hazardwatch.gateway.response.warnings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our warnings in memory, as a store has them; it can be away. What was sent is never changed. */
public final class OwnWarningRows implements OwnWarningStore {
    final Map<String, OwnWarning> rows = new LinkedHashMap<>();
    boolean isAway;
    /** The next save takes effect and fails all the same, as when a server goes away between the commit and its answer. */
    boolean isLostAfterCommit;
    private long lastNumber;

    @Override
    public Contents load() {
        return new Contents(List.copyOf(rows.values()), lastNumber);
    }

    @Override
    public void save(OwnWarning warning) {
        if (isAway) {
            throw new IllegalStateException("the store is away");
        }
        OwnWarning before = rows.get(warning.id());
        if (before != null && before.state() == OwnWarning.State.SENT) {
            throw new AssertionError("changed after it was sent: " + warning.id());
        }
        rows.put(warning.id(), warning);
        lastNumber = Math.max(lastNumber, warning.number());
        if (isLostAfterCommit) {
            isLostAfterCommit = false;
            throw new IllegalStateException("the store went away during the commit");
        }
    }
}
