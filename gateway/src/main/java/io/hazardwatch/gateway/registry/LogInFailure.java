package io.hazardwatch.gateway.registry;

/** Why a device's log-in was refused; each is a metrics label. */
public enum LogInFailure {
    NO_USERNAME,
    UNKNOWN_USERNAME,
    NO_PASSWORD,
    WRONG_PASSWORD,
    /** A certificate that an authority signed, but that no credential has, or no longer has. */
    UNKNOWN_CERTIFICATE;

    /** Metrics label, lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
