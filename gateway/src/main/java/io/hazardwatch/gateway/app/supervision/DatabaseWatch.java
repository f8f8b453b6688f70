package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.model.Priority;
import java.util.Locale;

/** Raises an alarm while the relational store cannot be used. One thread at a time. */
public final class DatabaseWatch {
    /** One that is away for less is restarting. */
    static final long AWAY_MILLIS = 60_000;
    private static final String PART = "database";

    private final SystemAlarms alarms;

    public DatabaseWatch(SystemAlarms alarms) {
        this.alarms = alarms;
    }

    public void look(DatabaseHealth health, long nowMillis) {
        boolean isLong = nowMillis - health.sinceMillis() >= AWAY_MILLIS;
        for (Condition condition : Condition.values()) {
            if (condition != Condition.OK) {
                alarms.set(isLong && condition == health.condition(), PART, condition.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        condition.text(), Priority.P2);
            }
        }
    }
}
