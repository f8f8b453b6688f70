package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.onboarding.doctor.DeviceDoor;
import io.hazardwatch.gateway.onboarding.doctor.Diagnosis;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices that are followed although nobody looks at them, so that a list can say which are protected: those that are heard and have limits. Of each
 * it is kept what the journal said of its alarms, which is asked of a few of them a second. Bounded; doctor thread.
 */
final class FollowedDevices {
    /** Points of a device of which the journal is asked, and of all devices in a second. */
    static final int POINTS_ASKED_MAX = 20;
    private static final Logger LOG = LoggerFactory.getLogger(FollowedDevices.class);
    private static final int DEVICES_MAX = 2_000;
    private static final int POINTS_MAX = 10_000;
    private static final int LOOKED_MAX = 100;
    private static final int ASKED_MAX = 4;
    private static final long AGAIN_MILLIS = 600_000;
    /** What once was seen stays so. */
    private static final long SEEN_AGAIN_MILLIS = 3_600_000;
    private static final long PAUSE_MILLIS = 60_000;
    private static final long READ_MILLIS = 600_000;

    /** What is kept of a device. */
    private static final class Place {
        private final DeviceId id;
        private Map<PointId, PointAlarms> alarms = Map.of();
        private long askAt;
        private long readAt;

        Place(DeviceId id) {
            this.id = id;
        }

        /** A clock that was set back leaves no time that is further off than any can be. */
        boolean isDue(long nowMillis) {
            return askAt <= nowMillis || askAt - nowMillis > SEEN_AGAIN_MILLIS;
        }

        void keep(Map<PointId, PointAlarms> found, long nowMillis) {
            alarms = found;
            boolean isSeen = found.values().stream().anyMatch(each -> each.seenAt() > 0);
            askAt = nowMillis + (isSeen ? SEEN_AGAIN_MILLIS : AGAIN_MILLIS);
        }
    }

    private final DoctorSources sources;
    private final int devicesMax;
    private final int pointsMax;
    private final Map<DeviceId, Place> places = new LinkedHashMap<>();
    private int points;
    private int siteAt;
    private int deviceAt;
    private long failedAt;

    FollowedDevices(DoctorSources sources) {
        this(sources, DEVICES_MAX, POINTS_MAX);
    }

    FollowedDevices(DoctorSources sources, int devicesMax, int pointsMax) {
        this.sources = sources;
        this.devicesMax = devicesMax;
        this.pointsMax = pointsMax;
    }

    /** Which they are. */
    Collection<DeviceId> ids() {
        return Collections.unmodifiableCollection(places.keySet());
    }

    /** Once a second: leaves devices that are gone, finds others, and asks the journal of those whose turn it is. */
    void look(long nowMillis) {
        Registry registry = sources.registry().get();
        leave(registry);
        find(registry.sites(), nowMillis);
        if (Math.abs(nowMillis - failedAt) >= PAUSE_MILLIS) {
            ask(registry, nowMillis);
        }
    }

    private void leave(Registry registry) {
        points = 0;
        for (Iterator<Place> each = places.values().iterator(); each.hasNext();) {
            Device device = registry.device(each.next().id);
            if (device == null || points + device.points().size() > pointsMax) {
                each.remove();
            } else {
                points += device.points().size();
            }
        }
    }

    /** Goes on where it stopped a second ago, and no more than once round. */
    private void find(List<Site> sites, long nowMillis) {
        int looked = 0;
        int passed = 0;
        while (looked < LOOKED_MAX && passed <= sites.size() && places.size() < devicesMax) {
            if (siteAt >= sites.size()) {
                siteAt = 0;
                deviceAt = 0;
                passed++;
            } else if (deviceAt >= sites.get(siteAt).devices().size()) {
                siteAt++;
                deviceAt = 0;
                passed++;
            } else {
                Device device = sites.get(siteAt).devices().get(deviceAt++);
                looked++;
                if (!places.containsKey(device.id()) && hasRoom(device) && isHeard(device, nowMillis)) {
                    add(device);
                }
            }
        }
    }

    private boolean hasRoom(Device device) {
        return places.size() < devicesMax && points + device.points().size() <= pointsMax;
    }

    private Place add(Device device) {
        Place place = new Place(device.id());
        places.put(device.id(), place);
        points += device.points().size();
        return place;
    }

    private void remove(Device device) {
        places.remove(device.id());
        points -= device.points().size();
    }

    /** Whether it can be protected: it has limits and is not silent. */
    private boolean isHeard(Device device, long nowMillis) {
        DeviceDoor door = DeviceDoor.of(device.binding());
        return device.points().stream().anyMatch(Point::isRuled) && device.points().stream().anyMatch(point -> sources.last().of(point) != null
                && Diagnosis.ageMillis(sources.last().of(point).arrivalMillis(), nowMillis) <= Diagnosis.patience(point, door));
    }

    /** Those of which nothing is known come first, then those that were asked about longest ago. */
    private void ask(Registry registry, long nowMillis) {
        int asked = 0;
        for (int i = 0; i < ASKED_MAX && asked < POINTS_ASKED_MAX; i++) {
            Place due = places.values().stream().filter(place -> place.isDue(nowMillis)).min(Comparator.comparingLong(place -> place.askAt))
                    .orElse(null);
            if (due == null) {
                return;
            }
            Device device = registry.device(due.id);
            if (isHeard(device, nowMillis)) {
                asked += device.points().size();
                if (!isAsked(due, device, nowMillis)) {
                    return;
                }
            } else {
                remove(device);
            }
        }
    }

    /** False if the journal cannot be read: then nothing is asked for a minute, and of this device once the others had their turn. */
    private boolean isAsked(Place due, Device device, long nowMillis) {
        try {
            due.keep(asked(device, nowMillis), nowMillis);
            return true;
        } catch (RuntimeException unreadable) {
            LOG.warn("the journal cannot be asked which devices are protected; again in a minute: {}", unreadable.getMessage());
            due.askAt = nowMillis + PAUSE_MILLIS;
            failedAt = nowMillis;
            return false;
        }
    }

    private Map<PointId, PointAlarms> asked(Device device, long nowMillis) {
        Map<PointId, PointAlarms> found = new HashMap<>();
        device.points().stream().limit(POINTS_ASKED_MAX).map(Point::id).forEach(point -> {
            PointAlarms alarms = PointAlarms.of(sources.journal(), point, nowMillis);
            if (!alarms.equals(PointAlarms.NONE)) {
                found.put(point, alarms);
            }
        });
        return Map.copyOf(found);
    }

    /** What the journal says of the points of a device that somebody looks at; of points that are not in it there is no alarm. */
    Map<PointId, PointAlarms> ask(Device device, long nowMillis) {
        Map<PointId, PointAlarms> found = asked(device, nowMillis);
        read(List.of(device), nowMillis);
        Place place = places.get(device.id());
        if (place != null) {
            place.keep(found, nowMillis);
        }
        return found;
    }

    /** The same as it was last asked. */
    Map<PointId, PointAlarms> known(DeviceId device) {
        Place place = places.get(device);
        return place == null ? Map.of() : place.alarms;
    }

    /** Somebody reads of these devices: they are followed before those of which nobody has read for ten minutes. */
    void read(Collection<Device> devices, long nowMillis) {
        for (Device device : devices) {
            Place place = places.get(device.id());
            if (place != null) {
                place.readAt = nowMillis;
            }
        }
        for (Device device : devices) {
            if (!places.containsKey(device.id()) && device.points().size() <= pointsMax && isHeard(device, nowMillis)) {
                boolean isGiven = true;
                while (!hasRoom(device) && isGiven) {
                    isGiven = givesPlace(nowMillis);
                }
                if (!isGiven) {
                    return;
                }
                add(device).readAt = nowMillis;
            }
        }
    }

    /** Whether one had to go of which nobody has read. */
    private boolean givesPlace(long nowMillis) {
        for (Iterator<Place> each = places.values().iterator(); each.hasNext();) {
            Place place = each.next();
            if (Math.abs(nowMillis - place.readAt) > READ_MILLIS) {
                Device device = sources.registry().get().device(place.id);
                points -= device == null ? 0 : device.points().size();
                each.remove();
                return true;
            }
        }
        return false;
    }
}
