package io.hazardwatch.gateway.leaks;

import java.util.List;

/** Reads the leaks, present and past. From memory; any thread; never blocks. */
public interface Leaks {
    /** No leak is known. */
    Leaks NONE = List::of;

    /** All that are not over, and those that were over lately, the newest first. */
    List<Leak> all();

    /** The leak of that id, or null. */
    default Leak of(String id) {
        return all().stream().filter(leak -> leak.id().equals(id)).findFirst().orElse(null);
    }
}
