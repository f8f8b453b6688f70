package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.ClaimBook;
import io.hazardwatch.gateway.accounts.DeviceClaim;
import io.hazardwatch.gateway.api.access.DeviceCertificates;
import io.hazardwatch.gateway.api.access.DeviceClaims;
import io.hazardwatch.gateway.api.access.DeviceCredentials;
import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Implements the API's port for places that devices claim. Worker threads. */
public final class PreparedClaims implements DeviceClaims {
    private final ClaimBook book;
    private final DeviceCredentials credentials;
    private final DeviceCertificates certificates;

    public PreparedClaims(ClaimBook book, DeviceCredentials credentials, DeviceCertificates certificates) {
        this.book = book;
        this.credentials = credentials;
        this.certificates = certificates;
    }

    @Override
    public String prepare(String serial, DeviceId device, String by, Duration lasts) {
        return book.prepare(serial, device, by, lasts);
    }

    @Override
    public List<DeviceClaim> list(String enterprise) {
        return book.of(enterprise);
    }

    @Override
    public boolean withdraw(String enterprise, String serial) {
        return book.withdraw(enterprise, serial);
    }

    /** The place is taken before the credential is made, so that two devices at once get one; it opens again if none could be made. */
    @Override
    public Claimed claim(String serial, String code, String request) throws IOException {
        ClaimBook.Try tried = book.take(serial, code);
        if (tried.taken() == null) {
            return new Claimed(null, tried.locked(), null, null);
        }
        boolean isMade = false;
        try {
            Claimed claimed = make(tried.taken().claim(), request);
            isMade = claimed.issued() != null || claimed.certificate().outcome() == DeviceCertificates.Outcome.DONE;
            if (isMade) {
                book.claimed(tried.taken(), claimed.issued() != null ? claimed.issued().shown() : claimed.certificate().shown());
            }
            return claimed;
        } finally {
            if (!isMade) {
                book.release(tried.taken());
            }
        }
    }

    private Claimed make(DeviceClaim claim, String request) throws IOException {
        String enterprise = claim.device().enterprise();
        String name = "serial " + claim.serial();
        return request == null ? new Claimed(claim, List.of(), credentials.issue(enterprise, name, claim.device()), null)
                : new Claimed(claim, List.of(), null, certificates.issue(enterprise, name, claim.device(), request));
    }
}
