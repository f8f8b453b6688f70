package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stored field tasks in memory; they outlive the book. */
public final class FieldTaskRows implements FieldTaskStore {
    public final Map<String, FieldTask> rows = new LinkedHashMap<>();
    public boolean isAway;

    @Override
    public List<FieldTask> load(int most) {
        answer();
        return List.copyOf(rows.values());
    }

    @Override
    public void put(FieldTask task) {
        answer();
        rows.put(task.id(), task);
    }

    @Override
    public void forget(long beforeMillis) {
        answer();
        rows.values().removeIf(each -> !each.isOpen() && each.createdMillis() < beforeMillis);
    }

    private void answer() {
        if (isAway) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
        }
    }
}
