package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Credential;

/**
 * A certificate by which a device logs in.
 *
 * @param fingerprint SHA-256 of it, 64 hexadecimal digits
 * @param serial      its serial number, hexadecimal
 * @param shown       how lists show the credential; a renewed certificate has that of the one before
 * @param isOwn       whether the gateway's own authority signed it, not that of the enterprise
 * @param validFrom   ms since the epoch
 * @param validUntil  ms since the epoch
 * @param takenAt     ms since the epoch
 * @param revokedAt   ms since the epoch; null while it holds
 */
public record DeviceCertificate(String fingerprint, String serial, String shown, Credential credential, boolean isOwn, long validFrom,
                                long validUntil, long takenAt, Long revokedAt) {
    /** It may be renewed in its last so many milliseconds, and people are reminded of its end then. */
    public static final long ENDING_MILLIS = 30L * 86_400_000;

    /** How one that was not revoked stands. */
    public enum Standing { HOLDS, ENDING, ENDED }

    /** A certificate that holds. */
    public static DeviceCertificate of(String fingerprint, String serial, String shown, CredentialRequest request, boolean isOwn, long validFrom,
            long validUntil, long takenAt) {
        return new DeviceCertificate(fingerprint, serial, shown, request.shownAs(shown), isOwn, validFrom, validUntil, takenAt, null);
    }

    /** How it stands, revocation aside. */
    public Standing standingAt(long nowMillis) {
        return nowMillis >= validUntil ? Standing.ENDED : validUntil - nowMillis <= ENDING_MILLIS ? Standing.ENDING : Standing.HOLDS;
    }

    boolean holdsAt(long nowMillis) {
        return revokedAt == null && nowMillis >= validFrom && nowMillis < validUntil;
    }

    DeviceCertificate revoked(long nowMillis) {
        return new DeviceCertificate(fingerprint, serial, shown, credential, isOwn, validFrom, validUntil, takenAt, nowMillis);
    }
}
