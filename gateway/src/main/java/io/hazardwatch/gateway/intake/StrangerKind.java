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
    /** A user name that no credential has. */
    UNKNOWN_USERNAME
}
