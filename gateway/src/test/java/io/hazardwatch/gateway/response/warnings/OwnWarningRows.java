package io.hazardwatch.gateway.response.warnings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our warnings in memory, as a store has them; it can be away. What was sent is never changed. */
public final class OwnWarningRows implements OwnWarningStore {
    final Map<String, OwnWarning> rows = new LinkedHashMap<>();
    boolean isAway;

    @Override
    public List<OwnWarning> load() {
        return List.copyOf(rows.values());
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
    }
}
