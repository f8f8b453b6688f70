package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.snapshots.SnapshotFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lanes in fake time whose process is killed: what the journal has committed and the slots of points are all that stays. Commits
 * come when the test says so. One device of one point for each site; a message is one reading.
 */
final class RestartingLanes {
    /** What a device sends, numbered. */
    record Message(String site, long eventMillis, double value, byte quality) {}

    private final Path directory;
    private final List<RecordedEvent> journal = new ArrayList<>();
    private int committed;
    private long lastTicketBefore;
    private Registry registry;
    private SnapshotFiles snapshots;
    private List<Lane> lanes;
    private List<Inbox> inboxes;
    private long nowMillis;

    /** @param sites what a site's file says after its name, by site */
    RestartingLanes(Path directory, Map<String, String> sites, int laneCount, long nowMillis) throws IOException {
        this.directory = directory;
        this.nowMillis = nowMillis;
        Files.createDirectories(directory.resolve("sites"));
        for (Map.Entry<String, String> site : sites.entrySet()) {
            Files.writeString(directory.resolve("sites").resolve(site.getKey() + ".yaml"),
                    "enterprise: e\nsite: " + site.getKey() + "\n" + site.getValue());
        }
        start(laneCount);
    }

    private void start(int laneCount) {
        try {
            LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory);
            if (!loaded.problems().isEmpty()) {
                throw new AssertionError(loaded.problems().toString());
            }
            registry = ((LoadResult.Valid<Registry>) loaded).value();
            lastTicketBefore = committed;
            snapshots = SnapshotFiles.open(directory.resolve("points"), committed);
            snapshots.reserve(registry);
            lanes = new ArrayList<>();
            inboxes = new ArrayList<>();
            List<Alarm> alarms = List.copyOf(alarms().values());
            for (int i = 0; i < laneCount; i++) {
                Inbox inbox = new Inbox(16_384, () -> { });
                Lane lane = new Lane(i, laneCount, registry, AlarmPolicy.STANDARD, alarms, new Out(snapshots.lane(i)), nowMillis);
                lane.connect(inbox);
                lanes.add(lane);
                inboxes.add(inbox);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dies at this very moment and comes back at once. */
    void kill(int laneCount) {
        journal.subList(committed, journal.size()).clear();
        start(laneCount);
    }

    /** Puts a message in; answered by {@link #isAcknowledged} with what it returns. */
    long[] offer(Message message) {
        PointId point = new PointId("e", message.site(), "d", "p");
        int lane = Device.laneOf(point.deviceId()) % lanes.size();
        Decoded decoded = new Decoded();
        decoded.add(registry.point(point).index(), message.eventMillis(), message.value(), message.quality());
        long from = inboxes.get(lane).tail();
        return new long[] {lane, from, inboxes.get(lane).offer(decoded, nowMillis)};
    }

    boolean isAcknowledged(long[] receipt) {
        return inboxes.get((int) receipt[0]).isDurable(receipt[1], receipt[2]);
    }

    /** Every lane has a turn at that time. */
    void work(long now) {
        nowMillis = now;
        lanes.forEach(lane -> lane.work(now));
    }

    /** The journal commits so many of what waits, at most. */
    void commit(int most) {
        committed = Math.min(journal.size(), committed + most);
    }

    int uncommitted() {
        return journal.size() - committed;
    }

    private Map<String, Alarm> alarms() {
        Map<String, Alarm> alarms = new LinkedHashMap<>();
        transitions().forEach(transition -> alarms.put(transition.after().id(), transition.after()));
        return alarms;
    }

    List<Transition> transitions() {
        return journal.stream().filter(Transition.class::isInstance).map(Transition.class::cast).toList();
    }

    /** By alarm, what happened to it and when by the device's clock. */
    Map<String, List<String>> told() {
        Map<String, List<String>> told = new TreeMap<>();
        for (Transition transition : transitions()) {
            Alarm alarm = transition.after();
            told.computeIfAbsent(alarm.id(), unused -> new ArrayList<>()).add(transition.type() + " " + alarm.level() + " "
                    + alarm.occurrence() + " @" + alarm.eventAt());
        }
        return told;
    }

    /** What one lane says. */
    private final class Out implements LaneOutputs {
        private final PointSnapshots kept;

        Out(PointSnapshots kept) {
            this.kept = kept;
        }

        @Override
        public int room() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {}

        @Override
        public long journal(List<? extends RecordedEvent> together) {
            journal.addAll(together);
            return journal.size() - lastTicketBefore;
        }

        @Override
        public long committedTicket() {
            return committed - lastTicketBefore;
        }

        @Override
        public PointSnapshots snapshots() {
            return kept;
        }

        @Override
        public void defect(String where, Throwable cause) {
            throw new AssertionError(where, cause);
        }
    }
}
