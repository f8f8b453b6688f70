package io.hazardwatch.gateway.response.warnings;

import java.util.LinkedHashMap;
import java.util.Map;

/** Our warnings in memory, as a store has them; it can be away. What was sent is never changed. */
public final class OwnWarningRows implements OwnWarningStore {
    final Map<String, OwnWarning> rows = new LinkedHashMap<>();
    boolean isAway;
    /** The next save takes effect and fails all the same, as when a server goes away between the commit and its answer. */
    boolean isLostAfterCommit;
    private long lastNumber;

    @Override
    public Contents load(long sinceMillis) {
        return new Contents(rows.values().stream().filter(each -> Math.max(each.expiresMillis(), each.preparedMillis()) >= sinceMillis).toList(),
                lastNumber);
    }

    /** Changes the documents of all that were sent. */
    public void alter() {
        rows.replaceAll((id, each) -> each.state() == OwnWarning.State.SENT ? each.sent(each.identifier(), each.referred(), each.sentMillis(),
                each.document() + ' ', each.hash()) : each);
    }

    @Override
    public void remove(String id) {
        rows.remove(id);
    }

    @Override
    public void forget(long beforeMillis) {
        rows.values().removeIf(each -> each.state() != OwnWarning.State.SENT && each.preparedMillis() < beforeMillis);
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
