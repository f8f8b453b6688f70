package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.leaks.InstrumentChecks;
import io.hazardwatch.gateway.api.leaks.LeakPorts;
import io.hazardwatch.gateway.api.leaks.WarningSkill;
import io.hazardwatch.gateway.kpi.ForecastSkill;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheck;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheckBook;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheckRows;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Checks of instruments in memory, on the caller's thread. */
final class DeskInstrumentChecks implements InstrumentChecks {
    private final InstrumentCheckBook book = new InstrumentCheckBook(new InstrumentCheckRows(), check -> { });

    /** How often early warnings came true, by the id of their alarm. */
    final Map<String, ForecastSkill.RuleSkill> skills = new ConcurrentHashMap<>();
    /** Why nothing is recorded; null = it is. */
    volatile Exception failure;
    private final JournaledSessions sessions;
    final DeskEquipment equipment;
    final DeskFieldTasks field;

    DeskInstrumentChecks(JournaledSessions sessions) {
        this.sessions = sessions;
        this.equipment = new DeskEquipment(sessions);
        this.field = new DeskFieldTasks(sessions);
        book.look();
    }

    LeakPorts ports(Leaks leaks) {
        return new LeakPorts(leaks, new DeskPipelines(), this, equipment, new WarningSkill(skills::get), field,
                id -> id.point().equals("valve") ? field.valve : null,
                contact -> contact.equals("household:huarun-gas/lpg-depot-01/flat-1") ? new Text("一栋 101", "Flat 1") : null);
    }

    @Override
    public synchronized CompletionStage<InstrumentCheck> record(InstrumentCheck check, String session) {
        sessions.note(session);
        return failure == null ? CompletableFuture.completedFuture(book.record(check)) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public List<InstrumentCheck> of(PointId point) {
        return book.of(point);
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    @Override
    public CalibrationDates of(Point point) {
        return book.of(point);
    }

    @Override
    public long version() {
        return book.version();
    }
}
