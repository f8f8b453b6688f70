package io.hazardwatch.gateway.settings.yaml;

import java.util.List;

/** Result of loading: accepted as a whole, or refused with every problem. */
public sealed interface LoadResult<T> {
    /** No problems. */
    record Valid<T>(T value) implements LoadResult<T> {}

    /** There are problems; nothing is used. */
    record Invalid<T>(List<SettingsProblem> problems) implements LoadResult<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The problems; empty if valid. */
    default List<SettingsProblem> problems() {
        return this instanceof Invalid<T> refused ? refused.problems() : List.of();
    }
}
