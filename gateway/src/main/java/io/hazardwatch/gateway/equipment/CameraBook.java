package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.equipment.CameraState.Reach;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says which cameras are due to be asked, every five minutes each, and what the answers mean. Cameras are spread over the period by
 * their id, so that thousands are not asked at once. It remembers nothing beyond a restart. Any thread.
 */
public final class CameraBook implements CameraStates {
    /** From one check of a camera to the next, ms; issue 18. */
    public static final long PERIOD_MILLIS = 300_000;
    /** One lost packet makes no camera unprotected. */
    private static final int FAILURES = 2;
    private static final long SCRAMBLE = 0x9E3779B97F4A7C15L;

    /** A camera that is to be asked. */
    public static final class Due {
        private final EquipmentKey key;
        private final String url;
        private long nextMillis;
        private long failedMillis;
        private int failures;
        private boolean isAsked;
        private CameraState state = CameraState.UNKNOWN;

        private Due(EquipmentKey key, String url, long nextMillis) {
            this.key = key;
            this.url = url;
            this.nextMillis = nextMillis;
        }

        /** Which it is. */
        public EquipmentKey key() {
            return key;
        }

        /** Where it is asked. */
        public String url() {
            return url;
        }
    }

    private Map<EquipmentKey, Due> watched = Map.of();
    private Registry known;
    private volatile Map<EquipmentKey, Long> offline = Map.of();

    /** Up to {@code most} cameras to ask now, those that wait longest first; each must be {@link #answered}. */
    public synchronized List<Due> due(Registry registry, long nowMillis, int most) {
        if (registry != known) {
            watch(registry, nowMillis);
        }
        watched.values().stream().filter(each -> each.nextMillis > nowMillis + PERIOD_MILLIS) // the clock was set back
                .forEach(each -> each.nextMillis = nowMillis + spread(each.key));
        List<Due> due = watched.values().stream().filter(each -> !each.isAsked && each.nextMillis <= nowMillis)
                .sorted(Comparator.comparingLong(each -> each.nextMillis)).limit(most).toList();
        due.forEach(each -> {
            each.isAsked = true;
            each.nextMillis = nowMillis + PERIOD_MILLIS;
        });
        return due;
    }

    /** A camera whose address has changed begins anew. */
    private void watch(Registry registry, long nowMillis) {
        Map<EquipmentKey, Due> now = new HashMap<>();
        for (Site site : registry.sites()) {
            for (Camera camera : site.plant().guarded().cameras()) {
                if (camera.isChecked() && camera.channel() == null) {
                    EquipmentKey key = keyOf(site, camera);
                    Due before = watched.get(key);
                    now.put(key, before != null && before.url.equals(camera.url()) ? before : new Due(key, camera.url(), nowMillis + spread(key)));
                }
            }
        }
        watched = now;
        known = registry;
        listOffline();
    }

    private static long spread(EquipmentKey key) {
        return Math.floorMod(key.toString().hashCode() * SCRAMBLE >>> 1, PERIOD_MILLIS);
    }

    /**
     * Takes the answer, or that there was none.
     *
     * @return how the camera is now, if it has gone offline by that or was offline before; null otherwise, and for one that is watched no more
     */
    public synchronized CameraState answered(Due camera, boolean isReachable, long nowMillis) {
        camera.isAsked = false;
        camera.failures = isReachable ? 0 : camera.failures + 1;
        camera.failedMillis = camera.failures == 1 ? nowMillis : camera.failedMillis;
        Reach before = camera.state.reach();
        Reach reach = isReachable ? Reach.ONLINE : camera.failures >= FAILURES ? Reach.OFFLINE : before;
        long since = reach == before ? camera.state.sinceMillis() : isReachable ? nowMillis : camera.failedMillis;
        camera.state = new CameraState(reach, since, nowMillis);
        if (reach == before) {
            return null;
        }
        listOffline();
        return watched.get(camera.key) == camera && (reach == Reach.OFFLINE || before == Reach.OFFLINE) ? camera.state : null;
    }

    private void listOffline() {
        offline = watched.values().stream().filter(each -> each.state.reach() == Reach.OFFLINE)
                .collect(Collectors.toUnmodifiableMap(each -> each.key, each -> each.state.sinceMillis()));
    }

    private static EquipmentKey keyOf(Site site, Camera camera) {
        return new EquipmentKey(site.enterprise(), site.site(), camera.id());
    }

    @Override
    public synchronized CameraState of(Site site, Camera camera) {
        Due known = camera.isChecked() ? watched.get(keyOf(site, camera)) : null;
        return known == null ? CameraStates.NONE.of(site, camera) : known.state;
    }

    @Override
    public Map<EquipmentKey, Long> offline() {
        return offline;
    }
}
