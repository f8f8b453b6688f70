package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The registry in force: the one reference that a reload swaps. Also remembers the id of every index ever used, because
 * readings of a removed point may still wait in an inbox. Any thread reads, the reload thread writes.
 */
public final class CurrentRegistry implements Supplier<Registry> {
    private volatile Registry registry;
    private volatile PointId[] names = new PointId[0];

    public CurrentRegistry(Registry registry) {
        learn(registry);
        this.registry = registry;
    }

    @Override
    public Registry get() {
        return registry;
    }

    /** The point id of an index. */
    public PointId name(int index) {
        return names[index];
    }

    /** First half of a swap: makes the new names known before any lane sees them. */
    public void learn(Registry next) {
        PointId[] known = Arrays.copyOf(names, Math.max(names.length, next.indexBound()));
        for (Point point : next.points()) {
            known[point.index()] = point.id();
        }
        names = known;
    }

    /** Second half of a swap: from now on intake resolves topics by the new registry. */
    public void swap(Registry next) {
        registry = next;
    }
}
