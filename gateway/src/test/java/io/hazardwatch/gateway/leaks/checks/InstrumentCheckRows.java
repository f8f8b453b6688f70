package io.hazardwatch.gateway.leaks.checks;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import java.util.ArrayList;
import java.util.List;

/** Stored checks of instruments in memory; they outlive the book. */
public final class InstrumentCheckRows implements InstrumentCheckStore {
    private final List<InstrumentCheck> rows = new ArrayList<>();
    public boolean isAway;

    @Override
    public List<InstrumentCheck> load(int most) {
        answer();
        return List.copyOf(rows);
    }

    @Override
    public void add(InstrumentCheck check) {
        answer();
        rows.add(check);
    }

    private void answer() {
        if (isAway) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
        }
    }
}
