package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.IssuedCredential;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.model.DeviceId;
import java.util.List;

/** Implements the API's port for device credentials. Worker threads. */
public final class IssuedCredentials implements DeviceCredentials {
    private final Accounts accounts;

    public IssuedCredentials(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Issued issue(String enterprise, String name, DeviceId device) {
        IssuedCredential issued = accounts.createCredential(enterprise, device, name);
        return new Issued(issued.username(), issued.password(), issued.shown());
    }

    @Override
    public List<Listed> list(String enterprise) {
        return accounts.credentials(enterprise).stream().map(listed -> new Listed(listed.shown(),
                listed.credential().name(), enterprise, listed.credential().deviceId(), listed.createdAt(),
                listed.refused())).toList();
    }

    @Override
    public boolean revoke(String enterprise, String username) {
        return accounts.revokeCredential(enterprise, username);
    }
}
