package io.hazardwatch.gateway.weather;

/** Carries the reason for which a message is refused out of a reader; has no stack trace, because the input is at fault. */
public final class WarningException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final WarningRefusal reason;

    /** @param detail where and what, for people */
    public WarningException(WarningRefusal reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public WarningRefusal reason() {
        return reason;
    }
}
