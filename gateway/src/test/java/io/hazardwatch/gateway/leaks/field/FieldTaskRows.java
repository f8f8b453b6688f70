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
    /** Whether it stores what it is given and then fails, as when the answer to a commit is lost. */
    public boolean isUnsure;
    /** Id of a task that it cannot store. */
    public String refused = "";

    @Override
    public List<FieldTask> load(int most) {
        answer();
        List<FieldTask> over = rows.values().stream().filter(each -> !each.isOpen()).toList();
        List<FieldTask> left = over.subList(0, Math.max(0, over.size() - most));
        return rows.values().stream().filter(each -> !left.contains(each)).toList();
    }

    @Override
    public void put(FieldTask task) {
        answer();
        if (task.id().equals(refused)) {
            throw new IllegalArgumentException("a text that the store does not take");
        }
        rows.put(task.id(), task);
        if (isUnsure) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
        }
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
