package io.hazardwatch.gateway.intake;

/** What somebody sent who was not let in. */
public enum StrangerKind {
    /** TLS at the port without. */
    TLS_ON_PLAIN_PORT,
    /** No TLS at the port with. */
    PLAIN_ON_TLS_PORT,
    /** Ended the handshake, as clients do that do not trust the certificate. */
    CERTIFICATE_NOT_TRUSTED,
    /** HTTP at the port of MQTT. */
    HTTP_ON_MQTT_PORT,
    /** Neither of these. */
    NOT_MQTT,
    /** A log-in without a user name. */
    NO_USERNAME,
    /** A user name that no credential has. */
    UNKNOWN_USERNAME,
    /** A certificate of a known authority that no credential has. */
    UNKNOWN_CERTIFICATE,
    /** A certificate of somebody else's authority, one that has ended, or one that does not hold yet. */
    CERTIFICATE_REFUSED;

    private static final String CERTIFICATE_EXCEPTION = "java.security.cert.";
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String HTTP_METHODS = "GET HEAD POST PUT PATCH OPTIONS DELETE CONNECT PRI ";

    /** By the first bytes that came instead of MQTT, as Latin-1. */
    public static StrangerKind of(String first) {
        if (!first.isEmpty() && first.charAt(0) == TLS_HANDSHAKE) {
            return TLS_ON_PLAIN_PORT;
        }
        int blank = first.indexOf(' ');
        return blank > 2 && HTTP_METHODS.contains(first.substring(0, blank + 1)) ? HTTP_ON_MQTT_PORT : NOT_MQTT;
    }

    /** By what ended a TLS handshake; null if that says nothing of the client. */
    public static StrangerKind of(Throwable failure) {
        String text = String.valueOf(failure.getMessage()) + failure.getCause();
        if (text.contains(CERTIFICATE_EXCEPTION)) {
            return CERTIFICATE_REFUSED;
        }
        if (text.contains("not an SSL/TLS record")) {
            return PLAIN_ON_TLS_PORT;
        }
        return text.matches("(?s).*(certificate_unknown|bad_certificate|unknown_ca).*") ? CERTIFICATE_NOT_TRUSTED : null;
    }
}
