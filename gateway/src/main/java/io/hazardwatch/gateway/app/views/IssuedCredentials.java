package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.CredentialRequest;
import io.hazardwatch.gateway.accounts.IssuedCredential;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Implements the API's port for device credentials. Worker threads. */
public final class IssuedCredentials implements DeviceCredentials {
    private final Accounts accounts;
    private final CertificateBook certificates;

    public IssuedCredentials(Accounts accounts, CertificateBook certificates) {
        this.accounts = accounts;
        this.certificates = certificates;
    }

    @Override
    public Issued issue(String enterprise, String name, DeviceId device) {
        IssuedCredential issued = accounts.createCredential(enterprise, device, name);
        return new Issued(issued.username(), issued.password(), issued.shown());
    }

    @Override
    public List<Issued> issueAll(String enterprise, String name, List<DeviceId> devices) {
        return accounts.createCredentials(devices.stream().map(device -> new CredentialRequest(name, enterprise, device)).toList()).stream()
                .map(issued -> new Issued(issued.username(), issued.password(), issued.shown())).toList();
    }

    @Override
    public List<Listed> list(String enterprise) {
        return Stream.concat(accounts.credentials(enterprise).stream().map(listed -> new Listed(listed.shown(),
                listed.credential().name(), enterprise, listed.credential().deviceId(), listed.createdAt(),
                listed.refused(), null)), certificates.of(enterprise).stream().map(held -> new Listed(held.shown(), held.credential().name(),
                enterprise, held.credential().deviceId(), held.takenAt(), RefusedLogIns.NONE,
                new Certificate(held.serial(), held.isOwn(), held.validFrom(), held.validUntil(),
                        certificates.standing(held).name().toLowerCase(Locale.ROOT))))).toList();
    }

    @Override
    public void withdraw(String enterprise, String name) {
        accounts.withdrawCredentials(enterprise, name);
        certificates.withdraw(enterprise, name);
    }

    @Override
    public boolean revoke(String enterprise, String username) {
        return accounts.revokeCredential(enterprise, username) || certificates.revoke(enterprise, username);
    }
}
