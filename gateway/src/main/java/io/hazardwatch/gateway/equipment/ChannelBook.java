package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.equipment.CameraState.Reach;
import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.CameraChannel;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How cameras are that a platform for video has, by what it says of their channels. Nothing is asked here; it remembers nothing beyond a restart. Any
 * thread.
 */
public final class ChannelBook implements CameraStates {
    /**
     * As long as it takes to find a camera away that is asked: then one of which nothing is known counts as offline, since the start or since its
     * platform began anew.
     */
    public static final long UNKNOWN_MILLIS_MAX = 2 * CameraBook.PERIOD_MILLIS;
    /** How long a camera must be well until it is online again, so that one that comes and goes does not fill the journal. */
    public static final long WELL_MILLIS = 60_000;

    /** A camera that has gone offline or is back, and when that was seen. */
    public record Change(EquipmentKey camera, CameraState state) {}

    /**
     * Cameras of a site that have gone offline with their platform, or are back from that, all at once.
     *
     * @param platform enterprise, site, and the id of the platform
     * @param state    of one of them
     * @param cameras  how many they are
     * @param all      how many cameras of the platform the site has
     */
    public record PlatformChange(EquipmentKey platform, CameraState state, int cameras, int all) {}

    /** What has changed in one look. */
    public record Changes(List<Change> cameras, List<PlatformChange> platforms) {}

    /** One camera. */
    private static final class Seen {
        private final CameraChannel channel;
        private boolean isUnknown = true;
        private boolean isWell;
        /** Since when nothing is known of it, or since when it is well, by the monotonic clock. */
        private long sinceNanos;
        private CameraState state = CameraState.UNKNOWN;
        /** Whether it has gone offline with its platform, and nothing else is known of it since. */
        private boolean isOffWithPlatform;

        private Seen(CameraChannel channel, long nowNanos) {
            this.channel = channel;
            this.sinceNanos = nowNanos;
        }

        private void take(ChannelReport report, long nowNanos) {
            if (!report.isKnown() && !isUnknown || report.isWell() && !isWell) {
                sinceNanos = nowNanos;
            }
            isUnknown = !report.isKnown();
            isWell = report.isWell();
        }
    }

    private Map<EquipmentKey, Seen> watched = Map.of();
    private Registry known;
    private volatile Map<EquipmentKey, Long> offline = Map.of();

    /**
     * Takes what platforms say now; gives the cameras that have gone offline by that, or were offline and are online. Those that are offline because
     * of their platform as a whole are given by platform; when one of them turns out to be off by itself, it is given alone.
     *
     * @param nowNanos of the monotonic clock
     */
    public synchronized Changes look(Registry registry, PlatformChannels platforms, long nowMillis, long nowNanos) {
        if (registry != known) {
            watch(registry, nowNanos);
        }
        List<Change> alone = new ArrayList<>();
        Map<Together, List<CameraState>> together = new LinkedHashMap<>();
        watched.forEach((key, seen) -> {
            Reach before = seen.state.reach();
            ChannelReport report = platforms.report(seen.channel.platform(), seen.channel.id(), nowMillis, nowNanos);
            seen.take(report, nowNanos);
            seen.state = next(seen.state, report, nowMillis, TimeUnit.NANOSECONDS.toMillis(nowNanos - seen.sinceNanos));
            Reach after = seen.state.reach();
            boolean isOffAlone = after == Reach.OFFLINE && report.isKnown() && !report.isWell() && !report.fault().isOfPlatform();
            boolean isNews = before != after && (before == Reach.OFFLINE || after == Reach.OFFLINE);
            if (isNews && (after == Reach.OFFLINE ? seen.state.fault().isOfPlatform() : seen.isOffWithPlatform)) {
                seen.isOffWithPlatform = after == Reach.OFFLINE;
                EquipmentKey platform = new EquipmentKey(key.enterprise(), key.site(), seen.channel.platform());
                together.computeIfAbsent(new Together(platform, seen.state.fault()), first -> new ArrayList<>()).add(seen.state);
            } else if (isNews || seen.isOffWithPlatform && isOffAlone) {
                seen.isOffWithPlatform = false;
                alone.add(new Change(key, seen.state));
            }
        });
        if (!alone.isEmpty() || !together.isEmpty()) {
            listOffline();
        }
        return new Changes(alone, together.entrySet().stream().map(each -> new PlatformChange(each.getKey().platform(), each.getValue().getFirst(),
                each.getValue().size(), camerasOf(each.getKey().platform()))).toList());
    }

    /** @param fault null of those that are back */
    private record Together(EquipmentKey platform, CameraFault fault) {}

    private int camerasOf(EquipmentKey platform) {
        return (int) watched.entrySet().stream().filter(each -> each.getKey().enterprise().equals(platform.enterprise())
                && each.getKey().site().equals(platform.site()) && each.getValue().channel.platform().equals(platform.id())).count();
    }

    /** @param lasts how long it is well, or nothing is known of it, ms */
    private static CameraState next(CameraState state, ChannelReport report, long nowMillis, long lasts) {
        boolean isOffline = state.reach() == Reach.OFFLINE;
        if (report.isWell()) {
            if (isOffline && lasts < WELL_MILLIS) {
                return new CameraState(Reach.OFFLINE, state.sinceMillis(), report.toldMillis(), state.fault());
            }
            long since = state.reach() == Reach.ONLINE ? state.sinceMillis() : nowMillis - lasts;
            return new CameraState(Reach.ONLINE, since, report.toldMillis(), null);
        }
        if (report.isKnown()) {
            return new CameraState(Reach.OFFLINE, isOffline ? state.sinceMillis() : nowMillis, report.toldMillis(), report.fault());
        }
        if (lasts >= UNKNOWN_MILLIS_MAX) {
            return new CameraState(Reach.OFFLINE, isOffline ? state.sinceMillis() : nowMillis - lasts, report.toldMillis(), report.fault());
        }
        return isOffline ? new CameraState(Reach.OFFLINE, state.sinceMillis(), report.toldMillis(), state.fault()) // nothing known is no reason
                : new CameraState(Reach.UNKNOWN, 0, report.toldMillis(), null);
    }

    /** A camera at another channel begins anew. */
    private void watch(Registry registry, long nowNanos) {
        Map<EquipmentKey, Seen> now = new HashMap<>();
        for (Site site : registry.sites()) {
            for (Camera camera : site.plant().guarded().cameras()) {
                if (camera.isChecked() && camera.channel() != null) {
                    EquipmentKey key = keyOf(site, camera);
                    Seen before = watched.get(key);
                    now.put(key, before != null && before.channel.equals(camera.channel()) ? before : new Seen(camera.channel(), nowNanos));
                }
            }
        }
        watched = now;
        known = registry;
        listOffline();
    }

    private void listOffline() {
        offline = watched.entrySet().stream().filter(each -> each.getValue().state.reach() == Reach.OFFLINE)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().state.sinceMillis()));
    }

    private static EquipmentKey keyOf(Site site, Camera camera) {
        return new EquipmentKey(site.enterprise(), site.site(), camera.id());
    }

    @Override
    public synchronized CameraState of(Site site, Camera camera) {
        Seen seen = camera.isChecked() ? watched.get(keyOf(site, camera)) : null;
        return seen == null ? CameraStates.NONE.of(site, camera) : seen.state;
    }

    @Override
    public Map<EquipmentKey, Long> offline() {
        return offline;
    }
}
