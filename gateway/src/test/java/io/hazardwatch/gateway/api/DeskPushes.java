package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.ingest.IngestCounters;
import io.hazardwatch.gateway.api.ingest.IngestPorts;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is behind pushes of readings: device {@code gw} of huarun-gas with password {@code gw}, the token of gd-07 alone, and one of north-chem. */
final class DeskPushes implements Credentials {
    static final int PER_SECOND = 50;
    static final int NORTH_PER_SECOND = 20;

    final FakeIngests ingests = new FakeIngests();
    /** Of north-chem alone, {@value #NORTH_PER_SECOND} messages a second. */
    EnterpriseQuotas quotas;
    final Quarantine quarantine = new Quarantine();
    final DoorLog door = new DoorLog(null);
    final List<String> refused = new ArrayList<>();

    IngestPorts ports(Clock clock) {
        quotas = new EnterpriseQuotas(new QuotaSettings(EnterpriseQuota.NONE,
                Map.of(Desk.OTHER.enterprise(), new EnterpriseQuota(0, NORTH_PER_SECOND, 0, 0, 0, 0, 0))), clock);
        return new IngestPorts(this, ingests, quarantine, PER_SECOND, quotas, new IngestCounters(), door);
    }

    @Override
    public Credential authenticate(String username, String password) {
        if ("gw".equals(username) && "gw".equals(password)) {
            return new Credential("huarun-gas/gw", "gw", Desk.GAS.enterprise(), null);
        }
        if ("token-north".equals(username) && password == null) {
            return new Credential("north-chem/north", "north", Desk.OTHER.enterprise(), null);
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
