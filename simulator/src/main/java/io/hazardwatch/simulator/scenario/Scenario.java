package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Signal;
import io.hazardwatch.simulator.plant.Span;
import java.util.List;
import java.util.Map;

/**
 * One scenario file, read and checked for consistency. All times are milliseconds since the scenario's start.
 *
 * @param expectations alarms that the scenario must raise
 * @param silent       ids of points that must raise no alarm
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

    /**
     * A device that reports all its points in one message every {@code periodMillis}.
     *
     * @param speech what it speaks, or null for JSON over MQTT
     */
    public record Actor(DeviceId id, long periodMillis, List<Signal> signals, Speech speech) {
        public Actor {
            signals = List.copyOf(signals);
        }
    }

    /**
     * Another language than JSON over MQTT, and how it names things.
     *
     * @param id    how the device is named in that language; empty where it has no name
     * @param items names of its points in that language, by point
     */
    public record Speech(String language, String id, Map<String, String> items) {
        public Speech {
            items = Map.copyOf(items);
        }
    }

    /** What a device does with readings that it could not send. */
    public enum Backlog {
        /** Keeps them and, when the link is back, sends them before new ones, oldest first. */
        REPLAY,
        /** Discards them. */
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
     * An alarm that the scenario must raise.
     *
     * @param kind    alarm kind as in the gateway's API: limit, rate, frozen, stale and others
     * @param rule    the level (LL, L, H, HH) or the id of another rule; for stale and bad_quality the kind again
     * @param raised  when the alarm must first be raised by that rule
     * @param cleared when the alarm must be inactive again, or null when the file does not say
     */
    public record Expectation(String point, String kind, String rule, Span raised, Span cleared) {}
}
