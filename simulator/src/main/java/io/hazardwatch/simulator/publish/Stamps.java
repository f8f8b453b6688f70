package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.UsageException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Converts scenario time into time stamps. With {@code now} the scenario begins now and its time passes {@code speed} times as fast;
 * with {@code end} the scenario ends now and its intervals keep their length; with an instant it begins at that instant.
 *
 * @param originMillis time stamp of scenario time 0, in milliseconds since the epoch
 * @param pace         milliseconds of scenario time per millisecond of time stamp
 */
record Stamps(long originMillis, double pace) {
    static Stamps of(String rebase, double speed, long durationMillis, long nowMillis) throws UsageException {
        return switch (rebase) {
            case "now" -> new Stamps(nowMillis, speed);
            case "end" -> new Stamps(nowMillis - durationMillis, 1);
            default -> new Stamps(instant(rebase), 1);
        };
    }

    private static long instant(String text) throws UsageException {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException notAnInstant) {
            throw new UsageException("--rebase: " + text + ": must be now, end or an instant such as 2026-01-01T00:00:00Z");
        }
    }

    /**
     * @param takenAtMillis     scenario time
     * @param clockOffsetMillis how far the device's clock is ahead
     * @return milliseconds since the epoch
     */
    long stamp(long takenAtMillis, long clockOffsetMillis) {
        return originMillis + Math.round(takenAtMillis / pace) + clockOffsetMillis;
    }
}
