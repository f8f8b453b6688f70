package io.hazardwatch.gateway.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Builds the key tables of devices. Those whose points have the same names in the same order, numbered one after the other, share one table,
 * which saves some 470 bytes for a device of four points and keeps the table in the caches. Any thread; lives for one load.
 */
public final class NameIndexes {
    private final Map<List<String>, NameIndex> shared = new ConcurrentHashMap<>();

    /** As {@link NameIndex#of}. */
    public NameIndex of(List<String> names, int[] numbers) {
        if (numbers.length == 0 || !isConsecutive(numbers)) {
            return NameIndex.of(names, numbers);
        }
        NameIndex fromZero = shared.computeIfAbsent(List.copyOf(names), all -> NameIndex.of(all, IntStream.range(0, all.size()).toArray()));
        return fromZero.shifted(numbers[0]);
    }

    private static boolean isConsecutive(int[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] != numbers[0] + i) {
                return false;
            }
        }
        return true;
    }
}
