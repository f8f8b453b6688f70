package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import java.util.List;

/** One credential of a device, gw-1, which was refused three times. */
final class DeskCredentials implements DeviceCredentials {
    @Override
    public Issued issue(String enterprise, String name, DeviceId device) {
        return new Issued(name + "-1", "secret", name + "-1");
    }

    @Override
    public List<Listed> list(String enterprise) {
        return List.of(new Listed("gw-1", "gateway", enterprise, null, Desk.START, new RefusedLogIns(3, Desk.START, "10.0.0.7",
                LogInFailure.WRONG_PASSWORD), null));
    }

    @Override
    public void withdraw(String enterprise, String name) {
        throw new IllegalStateException("its archives make no credentials");
    }

    @Override
    public boolean revoke(String enterprise, String username) {
        return username.equals("gw-1");
    }
}
