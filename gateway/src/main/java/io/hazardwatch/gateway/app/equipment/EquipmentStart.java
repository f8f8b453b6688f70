package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.equipment.PlatformChannels;
import io.hazardwatch.gateway.equipment.tables.EquipmentTables;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
     * @param channels what platforms say of the cameras that they have
     */
    public record Sources(Supplier<Registry> registry, Consumer<Note> notes, Notices notices, Predicate<String> isCalled,
                          Consumer<Supplier<HealthSource.Part>> health, PlatformChannels channels) {}

    private static final int CAMERA_MILLIS = 5_000;

    private EquipmentStart() {}

    /** Starts it; {@code steps} stop it. Gives what the API asks, from memory. */
    public static EquipmentRecords start(Database database, Sources sources, Clock clock, ThreadFactory threads,
                                         BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        return start(database, sources, new CameraProbe(CAMERA_MILLIS), clock, threads, defects, steps);
    }

    /** @param probe whether a camera at an address answers; may block for seconds */
    static EquipmentRecords start(Database database, Sources sources, Predicate<String> probe, Clock clock, ThreadFactory threads,
                                  BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        EquipmentNotes notes = new EquipmentNotes(sources.notes());
        CameraRunner cameras = cameras(probe, sources, notes, clock, threads, defects, steps);
        EquipmentRunner runner = new EquipmentRunner(new EquipmentTables(database), notes,
                new EquipmentMessages(new ReminderNotices(sources.notices(), sources.isCalled())),
                sources.registry(), cameras, clock, threads, defects);
        runner.start();
        steps.started("equipment", runner::stop);
        sources.health().accept(() -> health(runner.problem(), cameras.hint()));
        return runner;
    }

    private static CameraRunner cameras(Predicate<String> probe, Sources sources, CameraRunner.Journal journal, Clock clock,
                                        ThreadFactory threads, BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        AtomicInteger numbers = new AtomicInteger();
        ThreadPoolExecutor probes = new ThreadPoolExecutor(CameraRunner.AT_ONCE, CameraRunner.AT_ONCE, 1, TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(CameraRunner.AT_ONCE), task -> {
                    Thread thread = threads.newThread(task);
                    thread.setName("camera-probes-" + numbers.incrementAndGet());
                    return thread;
                });
        probes.allowCoreThreadTimeOut(true); // most gateways have no camera
        CameraRunner cameras = new CameraRunner(probe, probes, sources.channels(), sources.registry(), journal, clock, threads, defects);
        cameras.start();
        steps.started("cameras", () -> {
            cameras.stop();
            probes.shutdownNow();
        });
        return cameras;
    }

    /** Without its store it is degraded, because what the site files state counts all the same. */
    private static HealthSource.Part health(String problem, String hint) {
        return new HealthSource.Part("equipment", problem.isEmpty() ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                problem.isEmpty() ? hint : problem);
    }
}
