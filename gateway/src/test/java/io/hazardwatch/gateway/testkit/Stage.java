package io.hazardwatch.gateway.testkit;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.lane.Outlets;
import io.hazardwatch.gateway.lane.PointSnapshots;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.Loaded;
import io.hazardwatch.gateway.snapshots.SnapshotFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One site on one lane in fake time: a site file in, readings in, transitions out. The site is {@code acme/yard}; points are
 * named {@code device/point}. A message arrives when it is sent and time is a number.
 */
public final class Stage implements Outlets {
    /** Where time starts. */
    public static final long START_MILLIS = 1_763_780_000_000L;
    private static final long TICK_MILLIS = 100;
    private static final String HEAD = "enterprise: acme\nsite: yard\ntimezone: UTC\n";

    private final Path directory;
    private final PointIndexes indexes = new PointIndexes();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Reading> kept = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private final TelemetryDecoder decoder = new TelemetryDecoder(DecodeLimits.STANDARD);
    private final Decoded decoded = new Decoded();
    private Registry registry;
    private Inbox inbox;
    private Lane lane;
    private SnapshotFiles snapshots;
    private long ticketsFrom;
    private long nowMillis = START_MILLIS;

    /** @param directory empty; the site file is written there */
    public Stage(Path directory, String site) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("sites"));
        registry = load(site);
        open();
    }

    private Registry load(String site) throws IOException {
        Files.writeString(directory.resolve("sites/yard.yaml"), HEAD + site);
        Loaded<Registry> loaded = new SitesLoader(indexes).load(directory);
        if (!loaded.problems().isEmpty()) {
            throw new AssertionError(loaded.problems().toString());
        }
        return ((Loaded.Valid<Registry>) loaded).value();
    }

    private void open() {
        try {
            snapshots = SnapshotFiles.open(directory.resolve("points"), transitions.size());
            snapshots.reserve(registry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ticketsFrom = transitions.size();
        inbox = new Inbox(16_384, () -> { });
        lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.copyOf(alarms.values()), this, nowMillis);
        lane.requests().restoreModes(notes, nowMillis);
        lane.connect(inbox);
    }

    /** The process dies and comes back {@code downMillis} later with what the journal and the points' slots hold. */
    public void restart(long downMillis) {
        nowMillis += downMillis;
        open();
    }

    /** As {@link #restart(long)}, with another site file from then on. */
    public void restart(long downMillis, String site) throws IOException {
        registry = load(site);
        restart(downMillis);
    }

    /** Lets time pass in one step. */
    public Stage skip(long millis) {
        nowMillis += millis;
        lane.work(nowMillis);
        return this;
    }

    /** The site file changes. */
    public void reload(String site) throws IOException {
        registry = load(site);
        snapshots.reserve(registry);
        lane.requests().reconfigure(registry, () -> { });
        lane.work(nowMillis);
    }

    /** Lets time pass. */
    public Stage pass(long millis) {
        long until = nowMillis + millis;
        while (nowMillis < until) {
            nowMillis = Math.min(nowMillis + TICK_MILLIS, until);
            lane.work(nowMillis);
        }
        return this;
    }

    /** Lets much time pass at once: the lane was held up and looks at the clock only then. */
    public Stage leap(long millis) {
        nowMillis += millis;
        lane.work(nowMillis);
        return this;
    }

    /** Somebody asks something of the alarm {@code device/point.rule}; what became of it. */
    public Transition ask(AlarmCommand command) {
        List<Transition> answers = new ArrayList<>();
        lane.requests().post(command, answers::add);
        lane.work(nowMillis);
        return answers.getFirst();
    }

    /** Somebody acknowledges the alarm {@code device/point.rule} as it stands. */
    public Transition ack(String name) {
        Alarm alarm = alarm(name);
        return ask(new AlarmCommand.Acknowledge(alarm.id(), alarm.point(), "li-wei", alarm.occurrence(), alarm.annSeq(), ""));
    }

    /** A good value arrives now, measured now. */
    public Stage send(String point, double value) {
        return send(point, value, "good", nowMillis);
    }

    /** A value of that quality arrives now, measured now. */
    public Stage send(String point, double value, String quality) {
        return send(point, value, quality, nowMillis);
    }

    /** A value arrives now, measured at {@code eventMillis}. */
    public Stage send(String point, double value, String quality, long eventMillis) {
        PointId id = PointId.parse("acme/yard/" + point);
        byte[] bytes = "{\"ts\":%d,\"values\":{\"%s\":{\"v\":%s,\"q\":\"%s\"}}}".formatted(eventMillis, id.point(), value,
                quality).getBytes(StandardCharsets.UTF_8);
        decoder.decode(registry.device(id.deviceId()).keys(), bytes, 0, bytes.length, nowMillis, decoded);
        if (decoded.count != 1 || inbox.offer(decoded, nowMillis) == Inbox.FULL) {
            throw new AssertionError(point + " " + value + " did not get in");
        }
        lane.work(nowMillis);
        return this;
    }

    /** Readings of a point from before a restart come out of the store. */
    public Stage refill(String point, PastReadings past) {
        lane.requests().refill(registry.point(PointId.parse("acme/yard/" + point)).index(), past, () -> { });
        lane.work(nowMillis);
        return this;
    }

    /** The lane, for what has no word here. */
    public Lane lane() {
        return lane;
    }

    /** The point {@code device/point} as configured. */
    public Point point(String name) {
        return registry.point(PointId.parse("acme/yard/" + name));
    }

    /** The gateway's clock. */
    public long nowMillis() {
        return nowMillis;
    }

    /** Everything journaled so far, over restarts. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** What was handed to history, in order. */
    public List<Reading> kept() {
        return kept;
    }

    /** What was journaled that concerns no alarm. */
    public List<Note> notes() {
        return notes;
    }

    /** What was journaled of the alarm {@code device/point.rule}, in order. */
    public List<TransitionType> types(String alarm) {
        return transitions.stream().filter(each -> each.after() != null && each.after().id().equals(id(alarm)))
                .map(Transition::type).toList();
    }

    /** How often people were told of it. */
    public long annunciations(String alarm) {
        return transitions.stream().filter(each -> each.annunciate() && each.after().id().equals(id(alarm))).count();
    }

    /** The alarm {@code device/point.rule}; null when it never left normal. */
    public Alarm alarm(String name) {
        return alarms.get(id(name));
    }

    /** Its core state; A when it never left normal. */
    public AlarmState state(String name) {
        Alarm alarm = alarm(name);
        return alarm == null ? AlarmState.A : alarm.state();
    }

    /** All alarms that ever were. */
    public Collection<Alarm> alarms() {
        return alarms.values();
    }

    private static String id(String alarm) {
        return "acme.yard." + alarm.replace('/', '.');
    }

    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        kept.add(new Reading(registry.point(point).id(), eventMillis, arrivalMillis, value, Quality.of(quality)));
    }

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        for (RecordedEvent event : together) {
            switch (event) {
                case Transition transition -> keep(transition);
                case Note note -> notes.add(note);
            }
        }
        return committedTicket();
    }

    private void keep(Transition transition) {
        transitions.add(transition);
        if (transition.refusal() == null) {
            alarms.put(transition.after().id(), transition.after());
        }
    }

    @Override
    public long committedTicket() {
        return transitions.size() - ticketsFrom;
    }

    @Override
    public PointSnapshots snapshots() {
        try {
            return snapshots.lane(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void bug(String where, Throwable cause) {
        throw new AssertionError(where, cause);
    }
}
