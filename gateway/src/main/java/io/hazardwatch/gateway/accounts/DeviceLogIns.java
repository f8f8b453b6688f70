package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import java.util.List;
import java.util.stream.Stream;

/**
 * All by which devices log in: passwords and access tokens of {@link Accounts}, and certificates. Any thread, from memory.
 *
 * @param accounts     passwords and access tokens
 * @param certificates certificates
 */
public record DeviceLogIns(Accounts accounts, CertificateBook certificates) implements Credentials {
    @Override
    public Credential authenticate(String username, String password) {
        return accounts.authenticate(username, password);
    }

    @Override
    public Credential authenticateCertificate(String fingerprint) {
        return certificates.authenticate(fingerprint);
    }

    @Override
    public LogInFailure refused(String username, String password, String address, long atMillis) {
        return accounts.refused(username, password, address, atMillis);
    }

    @Override
    public boolean holds(Credential credential) {
        return accounts.holds(credential) || certificates.holds(credential);
    }

    /** The credentials of an enterprise and of its devices, those with a password or a token first. */
    public List<ListedCredential> credentials(String enterprise) {
        return Stream.concat(accounts.credentials(enterprise).stream(), certificates.of(enterprise).stream().map(each ->
                new ListedCredential(each.shown(), each.credential(), each.takenAt(), RefusedLogIns.NONE,
                        each.validUntil()))).toList();
    }
}
