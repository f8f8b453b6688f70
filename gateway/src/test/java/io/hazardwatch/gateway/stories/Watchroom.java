package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.lane.Outlets;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lane that watches by a site file, without a thread or a clock. Times are seconds after {@link #START_MILLIS}; a reading
 * arrives when it says it was taken, unless told otherwise.
 */
public final class Watchroom implements Outlets {
    /** Second 0; any instant will do. */
    public static final long START_MILLIS = 1_763_781_234_000L;
    private static final String HEAD = "enterprise: e\nsite: s\ndevices:\n";

    private final Registry registry;
    private final Lane lane;
    private final Inbox inbox = new Inbox(16_384, () -> { });
    private final Decoded decoded = new Decoded();
    private final TelemetryDecoder decoder = new TelemetryDecoder(DecodeLimits.STANDARD);
    private final List<Transition> transitions = new ArrayList<>();
    private int told;

    private Watchroom(Registry registry) {
        this.registry = registry;
        this.lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.of(), this, START_MILLIS);
        lane.connect(inbox);
    }

    /** One device {@code d} with these points, each an item of a YAML list. */
    public static Watchroom ofPoints(String points) {
        return ofDevices("- id: d\n  points:\n" + points.indent(4));
    }

    /** Devices of site {@code e/s}, each an item of a YAML list. */
    public static Watchroom ofDevices(String devices) {
        return new Watchroom(load(HEAD + devices.indent(2)));
    }

    private static Registry load(String site) {
        try {
            Path directory = Files.createTempDirectory("watchroom");
            Path file = Files.createDirectory(directory.resolve("sites")).resolve("s.yaml");
            Files.writeString(file, site);
            Loaded<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory);
            try (Stream<Path> all = Stream.of(file, file.getParent(), directory)) {
                all.forEach(path -> path.toFile().delete());
            }
            assertEquals(List.of(), loaded.problems());
            return ((Loaded.Valid<Registry>) loaded).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A good reading of {@code point}, given as {@code device/point} or, of device {@code d}, as its name. */
    public Watchroom read(String point, double second, double value) {
        return read(point, second, second, value, Quality.GOOD);
    }

    /** A reading that arrives at another time than it was taken by the device's clock. */
    public Watchroom read(String point, double second, double arrivalSecond, double value, Quality quality) {
        PointId id = PointId.parse("e/s/" + (point.contains("/") ? point : "d/" + point));
        decoded.clear();
        decoded.add(registry.point(id).index(), millis(second), value, quality.code());
        inbox.offer(decoded, millis(arrivalSecond));
        lane.work(millis(arrivalSecond));
        return this;
    }

    /** A message of device {@code d} as it comes over the wire, decoded by the rules of every door. */
    public Watchroom send(double second, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        decoder.decode(registry.device(new DeviceId("e", "s", "d")).keys(), bytes, 0, bytes.length, millis(second), decoded);
        if (decoded.count > 0) {
            inbox.offer(decoded, millis(second));
        }
        lane.work(millis(second));
        return this;
    }

    /** The points that are watched. */
    public List<Point> points() {
        return registry.points();
    }

    /** How often an alarm was raised, of whatever state it was. */
    public long raised(String rule) {
        return transitions.stream().filter(t -> t.type() == TransitionType.ALARM_RAISED
                || t.type() == TransitionType.ALARM_REACTIVATED).filter(t -> t.after().rule().equals(rule)).count();
    }

    /** Lets time pass. */
    public Watchroom tick(double second) {
        lane.work(millis(second));
        return this;
    }

    private static long millis(double second) {
        return START_MILLIS + Math.round(second * 1_000);
    }

    /** Asserts the transitions since the last call, each as {@code TYPE device.point.rule level}. */
    public Watchroom told(String... expected) {
        List<String> fresh = transitions.subList(told, transitions.size()).stream().map(Watchroom::text).toList();
        told = transitions.size();
        assertEquals(List.of(expected), fresh);
        return this;
    }

    private static String text(Transition transition) {
        Alarm alarm = transition.after();
        return transition.type() + " " + alarm.id().substring("e.s.".length()) + " " + alarm.level();
    }

    /** Every transition so far. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** The alarm as it stands after the last transition. */
    public Alarm last() {
        return transitions.getLast().after();
    }

    @Override
    public int room() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {}

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        together.stream().filter(Transition.class::isInstance).map(Transition.class::cast).forEach(transitions::add);
        return transitions.size();
    }

    @Override
    public long committedTicket() {
        return transitions.size();
    }

    @Override
    public void bug(String where, Throwable cause) {
        throw new AssertionError(where, cause);
    }
}
