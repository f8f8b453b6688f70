package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Signal;
import io.hazardwatch.simulator.plant.Span;
import java.util.List;

/**
 * One scenario file, read and found consistent. All times are milliseconds from the scenario's start.
 *
 * @param expectations alarms that must come
 * @param silent       ids of points that must raise none
 */
public record Scenario(String file, String nameZh, String nameEn, long seed, long durationMillis, List<Actor> actors,
                       List<Cut> cuts, List<WrongClock> clocks, List<Expectation> expectations, List<String> silent) {
    public Scenario {
        actors = List.copyOf(actors);
        cuts = List.copyOf(cuts);
        clocks = List.copyOf(clocks);
        expectations = List.copyOf(expectations);
        silent = List.copyOf(silent);
    }

    /** A device that reports all its points in one message every {@code periodMillis}. */
    public record Actor(DeviceId id, long periodMillis, List<Signal> signals) {
        public Actor {
            signals = List.copyOf(signals);
        }
    }

    /** What a device does with the readings it could not send. */
    public enum Backlog {
        /** Keeps them and sends them first, oldest first, when the link is back. */
        REPLAY,
        /** Forgets them. */
        LOSE
    }

    /**
     * A link that is down.
     *
     * @param of an enterprise, a site or a device: {@code a}, {@code a/b} or {@code a/b/c}
     */
    public record Cut(String of, Span span, Backlog backlog) {}

    /**
     * A clock that is wrong.
     *
     * @param of           as for {@link Cut}
     * @param offsetMillis positive when the device's clock is ahead
     */
    public record WrongClock(String of, Span span, long offsetMillis) {}

    /**
     * An alarm that must come.
     *
     * @param kind    as the gateway's API names it: limit, rate, frozen, stale and others
     * @param rule    the level (LL, L, H, HH), another rule's id, or for stale and bad_quality the kind again
     * @param raised  when the alarm must first stand at that rule
     * @param cleared when it must be inactive again, or null when the file does not say
     */
    public record Expectation(String point, String kind, String rule, Span raised, Span cleared) {}
}
