package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.UsageException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Turns scenario time into time stamps. {@code now}: the scenario begins now and its time passes {@code speed} times as fast;
 * {@code end}: its last moment is now and its intervals stay as they are; an instant: it begins then.
 *
 * @param originMillis scenario time 0, milliseconds since the epoch
 * @param pace         how many scenario milliseconds pass per stamped one
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

    /** @param takenAtMillis scenario time */
    long stamp(long takenAtMillis, long clockOffsetMillis) {
        return originMillis + Math.round(takenAtMillis / pace) + clockOffsetMillis;
    }
}
