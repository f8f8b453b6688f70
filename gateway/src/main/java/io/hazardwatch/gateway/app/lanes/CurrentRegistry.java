package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What is watched at present: the one reference a reload swaps. It also remembers the id of every index ever used, since
 * readings of a point that was taken out may still wait in an inbox. Any thread reads, the reloader writes.
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

    /** The id an index stands for. */
    public PointId name(int index) {
        return names[index];
    }

    /** First half of a swap: names are known before any lane meets them. */
    public void learn(Registry next) {
        PointId[] known = Arrays.copyOf(names, Math.max(names.length, next.indexBound()));
        for (Point point : next.points()) {
            known[point.index()] = point.id();
        }
        names = known;
    }

    /** Second half of a swap: from now on doors resolve by it. */
    public void swap(Registry next) {
        registry = next;
    }
}
