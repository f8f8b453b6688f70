package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.equipment.tables.EquipmentTables;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Creates and connects the parts of equipment. */
public final class EquipmentStart {
    /**
     * What equipment needs from other rooms.
     *
     * @param notes    takes notes; never blocks
     * @param isCalled whether anybody of an enterprise can be reached
     * @param health   takes the health of equipment
     */
    public record Sources(Supplier<Registry> registry, Consumer<Note> notes, Notices notices, Predicate<String> isCalled,
                          Consumer<Supplier<HealthSource.Part>> health) {}

    private EquipmentStart() {}

    /** Starts it; {@code steps} stop it. Gives what the API asks, from memory. */
    public static EquipmentRecords start(Database database, Sources sources, Clock clock, ThreadFactory threads,
                                         BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        EquipmentRunner runner = new EquipmentRunner(new EquipmentTables(database), new EquipmentNotes(sources.notes()),
                new ReminderMessages(sources.notices(), sources.isCalled()), sources.registry(), clock, threads, defects);
        runner.start();
        steps.started("equipment", runner::stop);
        sources.health().accept(() -> health(runner.problem()));
        return runner;
    }

    /** Without its store it is degraded, because what the site files state counts all the same. */
    private static HealthSource.Part health(String problem) {
        return new HealthSource.Part("equipment", problem.isEmpty() ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                problem.isEmpty() ? null : problem);
    }
}
