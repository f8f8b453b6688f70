package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.ingest.IngestCounters;
import io.hazardwatch.gateway.api.ingest.IngestPorts;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import java.util.ArrayList;
import java.util.List;

/** What is behind pushes of readings: device {@code gw} of huarun-gas with password {@code gw}, and the token of gd-07 alone. */
final class DeskPushes implements Credentials {
    static final int PER_SECOND = 50;

    final FakeIngests ingests = new FakeIngests();
    /** Of enterprises. */
    EnterpriseQuotas quotas = EnterpriseQuotas.NONE;
    final Quarantine quarantine = new Quarantine();
    final DoorLog door = new DoorLog(null);
    final List<String> refused = new ArrayList<>();

    IngestPorts ports() {
        return new IngestPorts(this, ingests, quarantine, PER_SECOND, quotas, new IngestCounters(), door);
    }

    @Override
    public Credential authenticate(String username, String password) {
        if ("gw".equals(username) && "gw".equals(password)) {
            return new Credential("huarun-gas/gw", "gw", Desk.GAS.enterprise(), null);
        }
        return "token-gd-07".equals(username) && password == null
                ? new Credential("huarun-gas/gd-07", "gd-07", Desk.GAS.enterprise(), Desk.GAS.deviceId()) : null;
    }

    @Override
    public LogInFailure refused(String username, String password, String address, long atMillis) {
        refused.add(username);
        return Credentials.super.refused(username, password, address, atMillis);
    }
}
