package io.hazardwatch.gateway.response.permits;

/**
 * What a person did about a permit.
 *
 * @param atMillis ms since the epoch; 0 = nobody did
 * @param by       account
 */
public record PermitAct(long atMillis, String by, String reason) {
    /** Nobody did. */
    public static final PermitAct NONE = new PermitAct(0, "", "");

    /** Whether it was done. */
    public boolean isDone() {
        return atMillis > 0;
    }
}
