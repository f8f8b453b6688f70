package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.NameIndex;
import io.hazardwatch.gateway.model.NameIndexes;
import java.util.List;

/**
 * A device and its points.
 *
 * @param lane dense hash of the site, the same for all devices of one site: {@code lane % laneCount} owns its points,
 *             so rules over several points of a site need no lock
 * @param keys maps a point's name in a payload to {@link Point#index()}; null in a draft
 * @param binding how it reports when it does not speak MQTT; null for a device that does
 */
public record Device(DeviceId id, int lane, NameIndex keys, List<Point> points, FieldBinding binding) {
    public Device {
        points = List.copyOf(points);
    }

    /** Builds the key table. */
    public static Device of(DeviceId id, List<Point> points) {
        return of(id, points, null);
    }

    /** As {@link #of(DeviceId, List)}, for a device that speaks another language than MQTT. */
    public static Device of(DeviceId id, List<Point> points, FieldBinding binding) {
        return of(id, points, binding, new NameIndexes());
    }

    /** As {@link #of(DeviceId, List, FieldBinding)}, with a key table that devices with the same names share. */
    public static Device of(DeviceId id, List<Point> points, FieldBinding binding, NameIndexes tables) {
        int[] indexes = points.stream().mapToInt(Point::index).toArray();
        NameIndex keys = tables.of(points.stream().map(p -> p.id().point()).toList(), indexes);
        return new Device(id, laneOf(id), keys, points, binding);
    }

    /** A device whose points have no indexes yet, and so no key table. */
    public static Device draft(DeviceId id, List<Point> points, FieldBinding binding) {
        return new Device(id, laneOf(id), null, points, binding);
    }

    /** The same device with other settings of the same points. */
    public Device withPoints(List<Point> others) {
        return new Device(id, lane, keys, others, binding);
    }

    /** The dense hash of the device's site, see {@link #lane}. */
    public static int laneOf(DeviceId id) {
        return laneOf(id.enterprise(), id.site());
    }

    /** The dense hash of a site. */
    public static int laneOf(String enterprise, String site) {
        int hash = (enterprise + '/' + site).hashCode();
        return (hash ^ hash >>> 16) & Integer.MAX_VALUE;
    }
}
