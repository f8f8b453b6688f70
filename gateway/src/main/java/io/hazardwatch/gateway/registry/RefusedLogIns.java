package io.hazardwatch.gateway.registry;

/**
 * Number of refused log-ins with a credential's user name since the gateway started: a device with an old password, or
 * somebody who guesses.
 *
 * @param lastMillis  of the latest, ms since the epoch
 * @param lastAddress where the latest came from; null when there was none
 * @param lastFailure why the latest was refused; null when there was none
 */
public record RefusedLogIns(long count, long lastMillis, String lastAddress, LogInFailure lastFailure) {
    public static final RefusedLogIns NONE = new RefusedLogIns(0, 0, null, null);

    /** The same with one more refusal. */
    public RefusedLogIns another(long atMillis, String address, LogInFailure failure) {
        return new RefusedLogIns(count + 1, atMillis, address, failure);
    }
}
