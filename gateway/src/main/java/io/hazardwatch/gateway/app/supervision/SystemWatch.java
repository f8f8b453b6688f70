package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.lanes.CurrentRegistry;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Checks once a second that readings arrive and are stored, and clears system alarms that were not raised again. Event loop. */
public final class SystemWatch {
    private static final long PERIOD_MILLIS = 1_000;

    private final SystemAlarms alarms;
    private final InputWatch input;
    private final HistoryWatch keeping;
    private final History history;
    private final Supplier<DatabaseHealth> database;
    private final DatabaseWatch store;
    private final Clock clock;

    /** @param connections number of connections that could deliver readings */
    public SystemWatch(SystemAlarms alarms, CurrentRegistry plant, Lanes lanes, History history, Supplier<DatabaseHealth> database,
            LongSupplier connections, Clock clock) {
        this.alarms = alarms;
        this.input = new InputWatch(alarms, plant, lanes::readings, connections, clock.millis());
        this.keeping = new HistoryWatch(alarms);
        this.history = history;
        this.database = database;
        this.store = new DatabaseWatch(alarms);
        this.clock = clock;
    }

    /**
     * Starts the checks.
     *
     * @return stops them
     */
    public ShutdownStack.Stop start(Vertx vertx) {
        long timer = vertx.setPeriodic(PERIOD_MILLIS, unused -> look(clock.millis()));
        return () -> vertx.cancelTimer(timer);
    }

    private void look(long nowMillis) {
        alarms.look(nowMillis);
        input.look(nowMillis);
        keeping.look(history.health(nowMillis), nowMillis);
        store.look(database.get(), nowMillis);
    }
}
