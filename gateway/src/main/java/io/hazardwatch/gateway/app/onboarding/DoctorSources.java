package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.accounts.DeviceLogIns;
import io.hazardwatch.gateway.accounts.ListedCredential;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.alarms.LastReading;
import io.hazardwatch.gateway.api.alarms.RejectQueries;
import io.hazardwatch.gateway.app.lanes.LaneConnections;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.views.Views;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Settings;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where it is known how devices stand.
 *
 * @param door        what the doors see; tells the lanes of connections too
 * @param credentials of an enterprise
 * @param hasTls      whether MQTT has a port with TLS
 */
public record DoctorSources(Supplier<Registry> registry, LastReading last, RejectQueries rejects, DoorLog door,
                            Function<String, List<ListedCredential>> credentials, AlarmQueries journal, boolean hasTls) {
    /** Those of a gateway. */
    public static DoctorSources of(Supplier<Registry> plant, Lanes lanes, Quarantine quarantine, DeviceLogIns devices, SqliteJournal journal,
                                   Settings settings) {
        return new DoctorSources(plant, lanes::last, quarantine::recent, new DoorLog(new LaneConnections(lanes, settings.lineGraceMillis())),
                devices::credentials, new Views(devices.accounts(), journal, plant, settings.api().access().threeAdministrators()),
                settings.mqtt().tlsPort() >= 0);
    }
}
