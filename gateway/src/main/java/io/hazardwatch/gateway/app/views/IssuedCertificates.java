package io.hazardwatch.gateway.app.views;

import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.CredentialRequest;
import io.hazardwatch.gateway.accounts.DeviceCertificate;
import io.hazardwatch.gateway.api.access.DeviceCertificates;
import io.hazardwatch.gateway.certificates.Certificates;
import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.certificates.RefusedCertificateException;
import io.hazardwatch.gateway.certificates.SigningRequest;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.X509TrustManager;

/** Implements the API's port for certificates of devices. Worker threads. */
public final class IssuedCertificates implements DeviceCertificates {
    /** A list of revoked certificates is signed anew after this at the latest, so that nobody makes the gateway sign without end. */
    private static final Duration LIST_AGE_MAX = Duration.ofMinutes(10);
    private static final int HEXADECIMAL = 16;

    private record SignedList(List<String> serials, long atMillis, String text) {}

    private final DeviceAuthority authority;
    private final ClientTrust trust;
    private final CertificateBook book;
    private final Clock clock;

    // guarded by this
    private SignedList list;

    public IssuedCertificates(DeviceAuthority authority, ClientTrust trust, CertificateBook book, Clock clock) {
        this.authority = authority;
        this.trust = trust;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public X509TrustManager clients() {
        return trust;
    }

    @Override
    public Answer issue(String enterprise, String name, DeviceId device, String request) throws IOException {
        try {
            PublicKey key = SigningRequest.keyOf(request);
            return sign(key, new CredentialRequest(name, enterprise, device), book.newShown(enterprise));
        } catch (RefusedCertificateException refused) {
            return Answer.of(Outcome.REFUSED, refused.getMessage());
        }
    }

    @Override
    public List<Keyed> issueWithKeys(String enterprise, String name, List<DeviceId> devices) throws IOException {
        Map<String, DeviceAuthority.Keyed> made = new LinkedHashMap<>();
        List<DeviceCertificate> kept = new ArrayList<>(devices.size());
        for (DeviceId device : devices) {
            String shown = book.newShown(enterprise);
            while (made.containsKey(shown)) {
                shown = book.newShown(enterprise);
            }
            DeviceAuthority.Keyed keyed = authority.issueWithKey(enterprise, device, shown, clock.millis());
            made.put(shown, keyed);
            kept.add(kept(keyed.certificate(), new CredentialRequest(name, enterprise, device), shown, true));
        }
        book.addAll(kept);
        return made.entrySet().stream().map(each -> new Keyed(each.getKey(), Certificates.text(each.getValue().certificate()), each.getValue().key()))
                .toList();
    }

    private Answer sign(PublicKey key, CredentialRequest request, String shown) throws IOException {
        X509Certificate made = authority.issue(key, request.enterprise(), request.device(), shown, clock.millis());
        return keep(made, request, shown, true);
    }

    private Answer keep(X509Certificate certificate, CredentialRequest request, String shown, boolean isOwn) {
        DeviceCertificate kept = kept(certificate, request, shown, isOwn);
        if (!book.add(kept)) {
            return Answer.of(Outcome.KNOWN, null);
        }
        return new Answer(Outcome.DONE, null, shown, request.enterprise(), kept.serial(), Certificates.text(certificate), isOwn ? authority() : null,
                kept.validUntil());
    }

    private DeviceCertificate kept(X509Certificate certificate, CredentialRequest request, String shown, boolean isOwn) {
        return DeviceCertificate.of(PeerCertificate.fingerprint(certificate), certificate.getSerialNumber().toString(HEXADECIMAL), shown, request,
                isOwn, certificate.getNotBefore().getTime(), certificate.getNotAfter().getTime(), clock.millis());
    }

    @Override
    public Answer register(String enterprise, String name, DeviceId device, String certificate) {
        try {
            X509Certificate read = Certificates.read(certificate);
            trust.requireSignedBy(enterprise, read);
            return keep(read, new CredentialRequest(name, enterprise, device), book.newShown(enterprise), false);
        } catch (RefusedCertificateException refused) {
            return Answer.of(Outcome.REFUSED, refused.getMessage());
        }
    }

    @Override
    public Answer renew(String fingerprint, String request) throws IOException {
        DeviceCertificate present = book.authenticate(fingerprint) == null ? null : book.find(fingerprint);
        Outcome refusal = refusal(present);
        if (refusal != null) {
            return Answer.of(refusal, null);
        }
        try {
            PublicKey key = SigningRequest.keyOf(request);
            return sign(key, new CredentialRequest(present.credential().name(), present.credential().enterprise(), present.credential().deviceId()),
                    present.shown());
        } catch (RefusedCertificateException refused) {
            return Answer.of(Outcome.REFUSED, refused.getMessage());
        }
    }

    private Outcome refusal(DeviceCertificate present) {
        if (present == null) {
            return Outcome.UNKNOWN;
        }
        if (!present.isOwn()) {
            return Outcome.NOT_OURS;
        }
        if (present.standingAt(clock.millis()) == DeviceCertificate.Standing.HOLDS) {
            return Outcome.TOO_EARLY;
        }
        return book.holding(present.credential()) >= CertificateBook.EACH_MAX ? Outcome.TOO_MANY : null;
    }

    @Override
    public String authority() {
        X509Certificate own = authority.certificate();
        return own == null ? null : Certificates.text(own);
    }

    @Override
    public synchronized String revocations() throws IOException {
        long now = clock.millis();
        List<String> serials = book.revoked().stream().map(DeviceCertificate::serial).sorted().toList();
        if (list == null || !list.serials.equals(serials) || now - list.atMillis > LIST_AGE_MAX.toMillis() || now < list.atMillis) {
            byte[] signed = authority.revocations(book.revoked().stream().map(each -> new DeviceAuthority.Revoked(
                    new BigInteger(each.serial(), HEXADECIMAL), each.revokedAt())).toList(), now);
            list = signed == null ? null : new SignedList(serials, now, Certificates.revocations(signed));
        }
        return list == null ? null : list.text;
    }
}
