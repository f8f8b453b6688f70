package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.equipment.CameraBook;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.EquipmentBook;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.EquipmentProof;
import io.hazardwatch.gateway.equipment.EquipmentRows;
import io.hazardwatch.gateway.equipment.EquipmentStanding;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Proofs and bypasses of equipment in memory, on the caller's thread. */
final class DeskEquipment implements EquipmentRecords {
    private final EquipmentRows rows = new EquipmentRows();
    private final EquipmentBook book = new EquipmentBook(rows, rows);

    /** Why nothing is recorded; null = it is. */
    volatile Exception failure;

    final CameraBook cameras = new CameraBook();
    private final JournaledSessions sessions;

    DeskEquipment(JournaledSessions sessions) {
        this.sessions = sessions;
        book.look();
    }

    /** A bypass of the valve of a site, that lasts; its id. */
    String bypass(String enterprise, String site, long nowMillis) {
        EquipmentKey key = new EquipmentKey(enterprise, site, "xv-01");
        EquipmentBypass open = book.bypass(key);
        return (open != null ? open : book.begin(new EquipmentBypass("", key, EquipmentBypass.Kind.BYPASS, "x", "y", "li", nowMillis,
                nowMillis + 60_000, null, null))).id();
    }

    /** Ends the bypass of the valve of a site, if there is one. */
    void end(String enterprise, String site, long nowMillis) {
        EquipmentKey key = new EquipmentKey(enterprise, site, "xv-01");
        EquipmentBypass open = book.bypass(key);
        if (open != null) {
            book.end(key, open.id(), new EquipmentBypass.Ended("li", nowMillis, "", null));
        }
    }

    /** The cameras fail a check at that time, and one five minutes later. */
    void cameraFails(Registry registry, long atMillis) {
        cameras.due(registry, atMillis - CameraBook.PERIOD_MILLIS, 0);
        for (long at : List.of(atMillis, atMillis + CameraBook.PERIOD_MILLIS)) {
            cameras.due(registry, at, 10).forEach(each -> cameras.answered(each, false, at));
        }
    }

    private <T> CompletionStage<T> answer(String session, Supplier<T> answer) {
        sessions.note(session);
        return failure == null ? CompletableFuture.completedFuture(answer.get()) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public synchronized CompletionStage<EquipmentProof> record(EquipmentProof proof) {
        return answer(proof.session(), () -> book.record(proof));
    }

    @Override
    public synchronized CompletionStage<EquipmentBypass> begin(EquipmentBypass bypass) {
        return answer(bypass.session(), () -> book.begin(bypass));
    }

    @Override
    public synchronized CompletionStage<EquipmentBypass> end(EquipmentKey equipment, String id, EquipmentBypass.Ended end) {
        return answer(end.session(), () -> book.end(equipment, id, end));
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
