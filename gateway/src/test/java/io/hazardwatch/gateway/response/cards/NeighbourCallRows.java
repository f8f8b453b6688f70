package io.hazardwatch.gateway.response.cards;

import java.util.ArrayList;
import java.util.List;

/** Calls to neighbours in memory, as a store has them; it can be away. */
public final class NeighbourCallRows implements NeighbourCallStore {
    final List<NeighbourCall> rows = new ArrayList<>();
    boolean isAway;

    private void require() {
        if (isAway) {
            throw new IllegalStateException("the store is away");
        }
    }

    @Override
    public List<NeighbourCall> load(long sinceMillis) {
        require();
        return rows.stream().filter(each -> each.notedMillis() >= sinceMillis).toList();
    }

    @Override
    public void add(NeighbourCall call) {
        require();
        if (rows.stream().anyMatch(each -> each.id().equals(call.id()))) {
            throw new IllegalArgumentException(call.id() + " is taken");
        }
        rows.add(call);
    }

    @Override
    public void forget(long beforeMillis) {
        require();
        rows.removeIf(each -> each.notedMillis() < beforeMillis);
    }
}
