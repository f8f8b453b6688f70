package io.hazardwatch.gateway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.evaluate.PastMinutes;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.snapshots.SnapshotFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One lane in fake time: readings in, transitions out. It has no thread and no clock; a message arrives when it is sent and
 * time is a number. Made from the text of a site file its site is {@code acme/yard}, points are named {@code device/point} or,
 * of device {@code d}, by their name alone.
 */
public final class LaneRig {
    /** Where time starts, ms since the epoch; second 0. */
    public static final long START_MILLIS = 1_763_780_000_000L;
    private static final long TICK_MILLIS = 100;

    private final PointIndexes indexes = new PointIndexes();
    private final LaneRecord record = new LaneRecord();
    private final TelemetryDecoder decoder = new TelemetryDecoder(DecodeLimits.STANDARD);
    private final Decoded decoded = new Decoded();
    /** Where the site file and the slots of points are; null without slots. */
    private final Path directory;
    private Registry registry;
    private Inbox inbox;
    private Lane lane;
    private SnapshotFiles snapshots;
    private long nowMillis;
    private int seen;

    private LaneRig(Path directory, Registry registry, long startMillis) {
        this.directory = directory;
        this.nowMillis = startMillis;
        this.registry = registry;
    }

    /** @param directory empty; the site file and what points remember are written there */
    public LaneRig(Path directory, String site) throws IOException {
        this(directory, null, START_MILLIS);
        registry = SiteText.write(directory, site, indexes);
        open();
    }

    /** A lane of whatever is configured; it cannot be restarted. */
    public static LaneRig of(Registry registry, long startMillis) {
        LaneRig rig = new LaneRig(null, registry, startMillis);
        rig.open();
        return rig;
    }

    /** One device {@code d} with these points, each an item of a YAML list; it cannot be restarted. */
    public static LaneRig ofPoints(String points) {
        return ofDevices("- id: d\n  points:\n" + points.indent(4));
    }

    /** Devices of the site, each an item of a YAML list; it cannot be restarted. */
    public static LaneRig ofDevices(String devices) {
        return of(SiteText.load("devices:\n" + devices.indent(2)), START_MILLIS);
    }

    private void open() {
        if (directory != null) {
            try {
                snapshots = SnapshotFiles.open(directory.resolve("points"), record.events().size());
                snapshots.reserve(registry);
                record.restart(snapshots.lane(0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        inbox = new Inbox(16_384, () -> { });
        lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.copyOf(record.alarms()), record, nowMillis);
        lane.requests().restoreModes(record.notes(), nowMillis);
        lane.connect(inbox);
    }

    /** The process dies and comes back {@code downMillis} later with what the journal and the points' slots hold. */
    public void restart(long downMillis) {
        nowMillis += downMillis;
        open();
    }

    /** As {@link #restart(long)}, with another site file from then on. */
    public void restart(long downMillis, String site) throws IOException {
        registry = SiteText.write(directory, site, indexes);
        restart(downMillis);
    }

    /** The site file changes. */
    public void reload(String site) throws IOException {
        reload(site, LimitOverlay.NONE);
    }

    /** The site file changes while limits are tighter. */
    public void reload(String site, LimitOverlay overlay) throws IOException {
        registry = SiteText.write(directory, site, indexes);
        snapshots.reserve(registry);
        tighten(overlay);
    }

    /** Limits become tighter, or as the site file has them again. */
    public void tighten(LimitOverlay overlay) {
        lane.requests().reconfigure(overlay.over(registry), () -> { });
        lane.work(nowMillis);
    }

    /** Lets time pass, a turn every 100 ms. */
    public LaneRig pass(long millis) {
        return passTo(nowMillis + millis);
    }

    /** Lets time pass until then, ms since the epoch, a turn every 100 ms. */
    public LaneRig passTo(long millis) {
        while (nowMillis < millis) {
            work(Math.min(nowMillis + TICK_MILLIS, millis));
        }
        return this;
    }

    /** Lets time pass in one step: the lane was held up and looks at the clock only then. */
    public LaneRig leap(long millis) {
        return work(nowMillis + millis);
    }

    /** One turn, {@code second} seconds after the start. */
    public LaneRig workAt(double second) {
        return work(millis(second));
    }

    /** One turn at that time, ms since the epoch. */
    public LaneRig work(long now) {
        nowMillis = now;
        lane.work(now);
        return this;
    }

    /** Somebody asks something of an alarm; what became of it. */
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
    public LaneRig send(String point, double value) {
        return send(point, value, "good", nowMillis);
    }

    /** A value of that quality arrives now, measured now. */
    public LaneRig send(String point, double value, String quality) {
        return send(point, value, quality, nowMillis);
    }

    /** A value arrives now, measured at {@code eventMillis}. */
    public LaneRig send(String point, double value, String quality, long eventMillis) {
        if (!send(id(point), eventMillis, Double.toString(value), quality)) {
            throw new AssertionError(point + " " + value + " did not get in");
        }
        return this;
    }

    /** A message with one value arrives now; false when the decoder rejects it. */
    public boolean send(PointId point, long eventMillis, String value, String quality) {
        return message(point, "{\"ts\":%d,\"values\":{\"%s\":{\"v\":%s,\"q\":\"%s\"}}}".formatted(eventMillis, point.point(), value,
                quality)) == 1;
    }

    /** A good reading {@code second} seconds after the start, measured then. */
    public LaneRig sendAt(String point, double second, double value) {
        return sendAt(point, second, second, value, Quality.GOOD);
    }

    /** A reading that arrives at another time than it was measured by the device's clock; both are seconds after the start. */
    public LaneRig sendAt(String point, double second, double arrivalSecond, double value, Quality quality) {
        nowMillis = millis(arrivalSecond);
        offer(id(point), millis(second), nowMillis, value, quality);
        return work(nowMillis);
    }

    /** A message of device {@code d}, as it comes over the wire. */
    public LaneRig sendAt(double second, String json) {
        nowMillis = millis(second);
        message(id("any"), json);
        return this;
    }

    private int message(PointId ofDevice, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        decoder.decode(registry.device(ofDevice.deviceId()).keys(), bytes, 0, bytes.length, nowMillis, decoded);
        if (decoded.count > 0) {
            put(nowMillis);
        }
        lane.work(nowMillis);
        return decoded.count;
    }

    /** Puts a reading into the inbox; the lane takes it in its next turn. */
    public void offer(PointId point, long eventMillis, long arrivalMillis, double value, Quality quality) {
        decoded.clear();
        decoded.add(registry.point(point).index(), eventMillis, value, quality.code());
        put(arrivalMillis);
    }

    private void put(long arrivalMillis) {
        if (inbox.offer(decoded, arrivalMillis) == Inbox.FULL) {
            throw new AssertionError("inbox full");
        }
    }

    /** Whether all that was sent so far may be acknowledged. */
    public boolean isDurable() {
        return inbox.durable() == inbox.tail();
    }

    /** Readings of a point from before a restart come out of the store. */
    public LaneRig refill(String point, PastReadings past) {
        lane.requests().refill(point(point).index(), past, PastMinutes.NONE, PastHours.NONE, () -> { });
        lane.work(nowMillis);
        return this;
    }

    /** The lane, for what has no word here. */
    public Lane lane() {
        return lane;
    }

    /** All that the lane handed out. */
    public LaneRecord record() {
        return record;
    }

    /** The gateway's clock. */
    public long nowMillis() {
        return nowMillis;
    }

    /** The point of that name as configured. */
    public Point point(String name) {
        return registry.point(id(name));
    }

    /** All points that are configured. */
    public List<Point> points() {
        return registry.points();
    }

    /** Everything journaled of alarms so far, over restarts. */
    public List<Transition> transitions() {
        return record.transitions();
    }

    /** What was handed to history, in order. */
    public List<Reading> kept() {
        return record.kept().stream().map(each -> new Reading(registry.point(each.point()).id(), each.eventMillis(),
                each.arrivalMillis(), each.value(), Quality.of(each.quality()))).toList();
    }

    /** What was journaled that concerns no alarm. */
    public List<Note> notes() {
        return record.notes();
    }

    /** Asserts the transitions since the last call, each as {@code TYPE device.point.rule level}. */
    public LaneRig expect(String... expected) {
        List<String> fresh = transitions().stream().skip(seen).map(each -> each.type() + " "
                + each.after().id().substring("acme.yard.".length()) + " " + each.after().level()).toList();
        seen = transitions().size();
        assertEquals(List.of(expected), fresh);
        return this;
    }

    /** What was journaled of the alarm {@code device/point.rule}, in order. */
    public List<TransitionType> types(String alarm) {
        return transitions().stream().filter(each -> each.after() != null && each.after().id().equals(alarmId(alarm)))
                .map(Transition::type).toList();
    }

    /** How often people were told of it. */
    public long annunciations(String alarm) {
        return transitions().stream().filter(each -> each.annunciate() && each.after().id().equals(alarmId(alarm))).count();
    }

    /** How often alarms of that rule were raised, from normal or from returned. */
    public long raised(String rule) {
        return transitions().stream().filter(each -> each.type() == TransitionType.ALARM_RAISED
                || each.type() == TransitionType.ALARM_REACTIVATED).filter(each -> each.after().rule().equals(rule)).count();
    }

    /** The alarm {@code device/point.rule}; null when it never left normal. */
    public Alarm alarm(String name) {
        return record.alarm(alarmId(name));
    }

    /** Its core state; A when it never left normal. */
    public AlarmState state(String name) {
        return alarm(name) == null ? AlarmState.A : alarm(name).state();
    }

    /** All alarms that ever were. */
    public Collection<Alarm> alarms() {
        return record.alarms();
    }

    private static PointId id(String name) {
        return PointId.parse("acme/yard/" + (name.contains("/") ? name : "d/" + name));
    }

    private static String alarmId(String name) {
        return "acme.yard." + name.replace('/', '.');
    }

    private static long millis(double second) {
        return START_MILLIS + Math.round(second * 1_000);
    }
}
