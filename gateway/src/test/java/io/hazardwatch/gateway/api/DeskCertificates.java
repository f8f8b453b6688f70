package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.DeviceCertificates;
import io.hazardwatch.gateway.model.DeviceId;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** An authority that signs anything but what begins with "bad"; the port of the desk has no TLS. */
final class DeskCertificates implements DeviceCertificates {
    private static final long UNTIL = Desk.START + Duration.ofDays(365).toMillis();

    @Override
    public X509TrustManager clients() {
        return null;
    }

    @Override
    public Answer issue(String enterprise, String name, DeviceId device, String request) {
        return request.startsWith("bad") ? Answer.of(Outcome.REFUSED, "must be a request for a certificate (PKCS 10)")
                : new Answer(Outcome.DONE, null, "x509-1", enterprise, "7f", "certificate of " + name, authority(), UNTIL);
    }

    @Override
    public List<Keyed> issueWithKeys(String enterprise, String name, List<DeviceId> devices) {
        return devices.stream().map(device -> new Keyed("x509-" + device.device(), "certificate", "key")).toList();
    }

    @Override
    public Answer register(String enterprise, String name, DeviceId device, String certificate) {
        return certificate.startsWith("bad") ? Answer.of(Outcome.KNOWN, null)
                : new Answer(Outcome.DONE, null, "x509-2", enterprise, "80", certificate, null, UNTIL);
    }

    @Override
    public Answer renew(String fingerprint, String request) {
        return Answer.of(Outcome.UNKNOWN, null);
    }

    @Override
    public String authority() {
        return "authority";
    }

    @Override
    public String revocations() {
        return "revocations";
    }
}
