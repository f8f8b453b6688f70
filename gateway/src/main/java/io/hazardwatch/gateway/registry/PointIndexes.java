package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import java.util.Arrays;

/**
 * Assigns each point id its dense index for the life of the process. Open addressing over numbers, because a map of boxed ones takes 70 bytes
 * for each point instead of 16. One thread: the one that loads settings.
 */
public final class PointIndexes {
    private static final int FREE = -1;

    /** By index. */
    private PointId[] ids = new PointId[16];
    private int size;
    /** Indexes by the hash of their ids. */
    private int[] places = places(32);

    private static int[] places(int count) {
        int[] free = new int[count];
        Arrays.fill(free, FREE);
        return free;
    }

    /** The index of {@code id}, a new one the first time. */
    public int of(PointId id) {
        int at = place(id);
        if (places[at] == FREE) {
            places[at] = add(id);
            if (size > places.length - places.length / 3) {
                grow();
            }
            return size - 1;
        }
        return places[at];
    }

    private int add(PointId id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1));
        }
        ids[size] = id;
        return size++;
    }

    private int place(PointId id) {
        int mask = places.length - 1;
        int at = IdTable.start(id, mask);
        while (places[at] != FREE && !ids[places[at]].equals(id)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        places = places(2 * places.length);
        for (int index = 0; index < size; index++) {
            places[place(ids[index])] = index;
        }
    }
}
