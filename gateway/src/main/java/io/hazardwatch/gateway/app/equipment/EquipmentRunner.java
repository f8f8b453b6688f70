package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.StoreLook;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.EquipmentBook;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentReminders;
import io.hazardwatch.gateway.equipment.EquipmentStanding;
import io.hazardwatch.gateway.equipment.EquipmentStore;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.reminders.DueReminders;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The thread of equipment, which may wait for the relational store. Until that has answered, what the site files state counts. */
final class EquipmentRunner implements EquipmentRecords {
    private static final int WAITING_MAX = 64;
    private static final long REMINDERS_MILLIS = 60_000;

    private final EquipmentBook book;
    private final EquipmentReminders reminders;
    private final Supplier<Registry> registry;
    private final CameraStates cameras;
    private final BookThread<EquipmentBook> thread;
    private long remindAt;
    private volatile String problem = "";

    EquipmentRunner(EquipmentStore store, EquipmentBook.Journal journal, DueReminders.Teller<EquipmentReminders.Reminder> teller,
                    Supplier<Registry> registry, CameraStates cameras, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.book = new EquipmentBook(store, journal);
        this.reminders = new EquipmentReminders(store, teller);
        this.registry = registry;
        this.cameras = cameras;
        this.thread = new BookThread<>("equipment", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** Reminders wait until what was recorded is known, so that nobody is reminded of what has been done. */
    private void look(long nowMillis) {
        problem = StoreLook.isDone("equipment", () -> {
            book.look();
            if (nowMillis >= remindAt || nowMillis < remindAt - REMINDERS_MILLIS) {
                reminders.look(registry.get(), book, nowMillis);
                remindAt = nowMillis + REMINDERS_MILLIS;
            }
        }) ? "" : "the relational store is away: recorded proofs and bypasses of equipment are not known, and nobody is reminded";
    }

    /** What keeps records from being known; empty if nothing does. Any thread. */
    String problem() {
        return problem;
    }

    @Override
    public CompletionStage<EquipmentProof> record(EquipmentProof proof) {
        return thread.submit(own -> own.record(proof));
    }

    @Override
    public CompletionStage<EquipmentBypass> begin(EquipmentBypass bypass) {
        return thread.submit(own -> own.begin(bypass));
    }

    @Override
    public CompletionStage<EquipmentBypass> end(EquipmentKey equipment, String id, EquipmentBypass.Ended end) {
        return thread.submit(own -> own.end(equipment, id, end));
    }

    @Override
    public List<EquipmentProof> proofs(EquipmentKey equipment) {
        return book.proofs(equipment);
    }

    @Override
    public List<EquipmentBypass> bypasses(EquipmentKey equipment) {
        return book.bypasses(equipment);
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    @Override
    public EquipmentStanding of(Site site, Equipment equipment) {
        return book.of(site, equipment);
    }

    @Override
    public CameraStates cameras() {
        return cameras;
    }

    @Override
    public long version() {
        return book.version();
    }
}
