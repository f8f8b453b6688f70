package io.hazardwatch.gateway.app.settings;

import java.util.List;

/** What loading came to: all of it taken, or all of it refused with every problem. */
public sealed interface Loaded<T> {
    /** Nothing was wrong. */
    record Taken<T>(T value) implements Loaded<T> {}

    /** Something was wrong; nothing of it is used. */
    record Refused<T>(List<Problem> problems) implements Loaded<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The problems; empty when taken. */
    default List<Problem> problems() {
        return this instanceof Refused<T> refused ? refused.problems() : List.of();
    }
}
