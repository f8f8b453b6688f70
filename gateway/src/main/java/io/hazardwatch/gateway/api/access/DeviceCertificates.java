package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.model.DeviceId;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** Certificates of devices, kept by the accounts room and signed by the certificates room. Blocking but for {@link #clients}; worker threads only. */
public interface DeviceCertificates {
    /** What became of a request. */
    enum Outcome {
        DONE,
        /** The request, or the certificate, breaks a rule; see {@link Answer#rule}. */
        REFUSED,
        /** The present certificate lets nobody in: it is unknown, revoked or has ended. */
        UNKNOWN,
        /** The present certificate holds for longer than devices may renew ahead. */
        TOO_EARLY,
        /** So many certificates of the credential hold that no more are made. */
        TOO_MANY,
        /** The certificate is of the enterprise's own authority, which renews it. */
        NOT_OURS,
        /** Somebody has handed in that certificate already. */
        KNOWN
    }

    /**
     * What became of a request.
     *
     * @param rule        which rule it breaks; null unless {@link Outcome#REFUSED}
     * @param shown       how lists show the credential; null if there is none
     * @param enterprise  whose it is; null if there is none
     * @param serial      serial number of the certificate, hexadecimal; null unless there is a new one
     * @param certificate PEM; null unless there is a new one
     * @param authority   PEM of who signed it; null unless the gateway did
     * @param validUntil  ms since the epoch
     */
    record Answer(Outcome outcome, String rule, String shown, String enterprise, String serial, String certificate, String authority,
                  long validUntil) {
        /** An answer without a certificate. */
        public static Answer of(Outcome outcome, String rule) {
            return new Answer(outcome, rule, null, null, null, null, null, 0);
        }
    }

    /**
     * A credential with a key that the gateway made.
     *
     * @param shown       how lists show the credential
     * @param certificate PEM
     * @param key         PEM, a secret that is kept nowhere
     */
    record Keyed(String shown, String certificate, String key) {
        @Override
        public String toString() {
            return "Keyed[" + shown + ']';
        }
    }

    /** Which certificates of clients a TLS port takes. Any thread. */
    X509TrustManager clients();

    /**
     * Signs a certificate for the key of that request and keeps it as a credential.
     *
     * @param device null to cover the whole enterprise
     * @throws IOException if the authority's files cannot be used
     */
    Answer issue(String enterprise, String name, DeviceId device, String request) throws IOException;

    /**
     * Makes keys and signs certificates for those devices, in their order, and keeps them together as credentials of that name.
     *
     * @throws IOException if the authority's files cannot be used
     */
    List<Keyed> issueWithKeys(String enterprise, String name, List<DeviceId> devices) throws IOException;

    /** Keeps a certificate that the enterprise's own authority signed as a credential. */
    Answer register(String enterprise, String name, DeviceId device, String certificate);

    /**
     * Signs the next certificate of a device.
     *
     * @param fingerprint of the certificate that the device proved to have
     * @throws IOException if the authority's files cannot be used
     */
    Answer renew(String fingerprint, String request) throws IOException;

    /** Certificate of the gateway's authority, PEM; null before one was needed. */
    String authority();

    /**
     * The list of revoked certificates, PEM; null before there was an authority.
     *
     * @throws IOException if the authority's files cannot be used
     */
    String revocations() throws IOException;
}
