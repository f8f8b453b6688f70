package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.api.HealthSource.Part;
import io.hazardwatch.gateway.api.HealthSource.Status;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.Health;
import io.hazardwatch.gateway.app.supervision.UnrecordedAlarms;
import io.hazardwatch.gateway.emergency.EmergencySettings;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import java.net.http.HttpClient;

/** Starts what tells people of P1 alarms past a journal that cannot commit. Main thread. */
final class EmergencyChannelsStart {
    private static final String NOBODY = "emergency.yaml names nobody, so nobody is told while the journal cannot be written";

    private final EmergencyWay way;

    private EmergencyChannelsStart(EmergencyWay way) {
        this.way = way;
    }

    static EmergencyChannelsStart start(EmergencySettings settings, SqliteJournal journal, Clock clock, ShutdownStack steps) {
        HttpClient http = AuditCommand.client();
        steps.started("emergency", http::shutdownNow);
        EmergencyChannelsStart started = new EmergencyChannelsStart(AuditCommand.way(settings, http));
        journal.addUncommittedListener(new UnrecordedAlarms(started.way, clock));
        return started;
    }

    void reportTo(Health health) {
        health.add(() -> new Part("emergency", Status.UP, way.size() == 0 ? NOBODY : null));
    }
}
