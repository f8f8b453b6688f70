package io.hazardwatch.gateway.model;

/**
 * Why received data could not be used. Each is a metrics label and a line in quarantine; an MQTT 5 client gets the reason
 * code (MQTT 5.0 §3.4.2.1).
 */
public enum RejectReason {
    NOT_JSON(0x99),
    TOO_DEEP(0x99),
    TOO_MANY_VALUES(0x99),
    STRING_TOO_LONG(0x99),
    NUMBER_OUT_OF_RANGE(0x99),
    WRONG_TYPE(0x99),
    UNKNOWN_POINT(0x99),
    BAD_TIMESTAMP(0x99),
    TOO_OLD(0x99),
    IN_FUTURE(0x99),
    EMPTY(0x99),
    TOO_LARGE(0x95),
    UNKNOWN_DEVICE(0x87),
    NOT_AUTHORISED(0x87),
    BAD_TOPIC(0x90),
    RETAINED(0x9A),
    QUOTA(0x97),
    /** A frame is cut off, states a wrong length or has no structure. */
    BAD_FRAME(0x99),
    /** The checksum of a frame is wrong, or of a kind that its device is not set to use. */
    BAD_CHECKSUM(0x99),
    /** A command that the gateway does not take. */
    UNKNOWN_COMMAND(0x99),
    /** A Modbus slave refuses a request by an exception code. */
    DEVICE_EXCEPTION(0x99),
    /** Two senders use one id; nothing is refused, but what they send cannot be told apart. */
    DUPLICATE_ID(0x99),
    /** The gateway failed because of a defect of its own. */
    DEFECT(0x80),
    /** Accepted and acknowledged, but the time-series store refuses it while it accepts others; not reported to a client. */
    STORE_REFUSED(0x80);

    private final int mqttReasonCode;

    RejectReason(int mqttReasonCode) {
        this.mqttReasonCode = mqttReasonCode;
    }

    /** The MQTT 5 reason code for the client. */
    public int mqttReasonCode() {
        return mqttReasonCode;
    }

    /** Metrics label, lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
