package io.hazardwatch.gateway.settings.yaml;

import java.util.List;

/** What loading came to: all of it taken, or all of it refused with every problem. */
public sealed interface Loaded<T> {
    /** Nothing was wrong. */
    record Valid<T>(T value) implements Loaded<T> {}

    /** Something was wrong; nothing of it is used. */
    record Invalid<T>(List<SettingsProblem> problems) implements Loaded<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The problems; empty when taken. */
    default List<SettingsProblem> problems() {
        return this instanceof Invalid<T> refused ? refused.problems() : List.of();
    }
}
