package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Finds things by an id that they carry themselves. It takes some eight bytes for each of them, where a hash map takes fifty: open
 * addressing over at least one and a half times as many places. Immutable; any thread.
 */
final class IdTable<K, V> {
    private static final int MIX = 0x9E37_79B9;

    private final Function<V, K> id;
    private final V[] places;

    private IdTable(Function<V, K> id, V[] places) {
        this.id = id;
        this.places = places;
    }

    /** A table of {@code all}; of several with the same id the last one is found. */
    static <K, V> IdTable<K, V> of(Collection<V> all, Function<V, K> id, IntFunction<V[]> array) {
        V[] places = array.apply(size(all.size()));
        IdTable<K, V> table = new IdTable<>(id, places);
        for (V each : all) {
            places[table.place(id.apply(each))] = each;
        }
        return table;
    }

    private static int size(int count) {
        return Math.max(2, Integer.highestOneBit(count + count / 2) << 1);
    }

    /** The one of that id, or null. */
    V get(K wanted) {
        return places[place(wanted)];
    }

    /** Where that id is, or where it would be. */
    private int place(K wanted) {
        int mask = places.length - 1;
        int at = start(wanted, mask);
        while (places[at] != null && !id.apply(places[at]).equals(wanted)) {
            at = at + 1 & mask;
        }
        return at;
    }

    /**
     * The first place to look for an id. Each name is mixed in, because the hash of a record is the same for {@code site-1/home-12} and
     * {@code site-2/home-02}: of half a million households, ten on average.
     */
    static int start(Object id, int mask) {
        return mask & switch (id) {
            case PointId point -> mix(mix(mix(mix(0, point.enterprise()), point.site()), point.device()), point.point());
            case DeviceId device -> mix(mix(mix(0, device.enterprise()), device.site()), device.device());
            default -> mix(0, id);
        };
    }

    private static int mix(int before, Object next) {
        int hash = (before ^ next.hashCode()) * MIX;
        return hash ^ hash >>> 15;
    }
}
