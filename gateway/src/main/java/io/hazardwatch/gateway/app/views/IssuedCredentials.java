package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.IssuedCredential;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/** Device credentials in the words of the API. Worker threads. */
public final class IssuedCredentials implements DeviceCredentials {
    private final Accounts accounts;

    public IssuedCredentials(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Issued issue(String enterprise, String name, DeviceId device) {
        try {
            IssuedCredential issued = accounts.createCredential(enterprise, device, name);
            return new Issued(issued.username(), issued.password(), issued.shown());
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    @Override
    public List<Listed> list(String enterprise) {
        return accounts.credentials(enterprise).stream().map(listed -> new Listed(listed.shown(),
                listed.credential().name(), enterprise, listed.credential().deviceId(), listed.createdAt(),
                listed.refused())).toList();
    }

    @Override
    public boolean revoke(String enterprise, String username) {
        try {
            return accounts.revokeCredential(enterprise, username);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static UncheckedIOException broken(SQLException e) {
        return new UncheckedIOException(new IOException("accounts cannot be written", e));
    }
}
