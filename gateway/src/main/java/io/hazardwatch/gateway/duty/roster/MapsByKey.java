package io.hazardwatch.gateway.duty.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collections by key, in the order in which their items were given. */
final class MapsByKey {
    private MapsByKey() {}

    static <T> Map<String, List<T>> by(Collection<T> items, Function<T, String> key) {
        Map<String, List<T>> groups = new HashMap<>();
        items.forEach(item -> groups.computeIfAbsent(key.apply(item), one -> new ArrayList<>()).add(item));
        return groups;
    }

    static <T> Map<String, T> index(Collection<T> items, Function<T, String> key) {
        Map<String, T> index = new LinkedHashMap<>();
        items.forEach(item -> index.put(key.apply(item), item));
        return index;
    }

    /** A copy in which {@code item} comes last under its key, or without that key when it is null. */
    static <T> Map<String, T> with(Map<String, T> items, String key, T item) {
        Map<String, T> changed = new LinkedHashMap<>(items);
        changed.remove(key);
        if (item != null) {
            changed.put(key, item);
        }
        return changed;
    }
}
