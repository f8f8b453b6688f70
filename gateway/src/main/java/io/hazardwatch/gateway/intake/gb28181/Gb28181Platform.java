package io.hazardwatch.gateway.intake.gb28181;

/**
 * A platform that may register.
 *
 * @param id              20 digits
 * @param keepAliveMillis from one keep-alive to the next, as agreed with it
 * @param missedMax       how many may be missing in a row
 * @param isBound         whether only the address that registered is believed
 */
public record Gb28181Platform(String id, String password, long keepAliveMillis, int missedMax, boolean isBound) {
    /** Without the password. */
    @Override
    public String toString() {
        return "Gb28181Platform[" + id + ']';
    }
}
