package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.evaluate.Probe.limit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.testkit.SiteText;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a point costs: bytes held, bytes allocated. */
@Tag("compiled")
class FootprintTest {
    /** A {@link LimitLayout}, of which there is one for all points of the same settings. */
    private static final long LAYOUT_BYTES = 40;
    private static final RateSetting RISE = new RateSetting("rise", 0.5, 30, "%LEL/min", 60_000, 10_000, Priority.P2);
    private static final List<LimitSetting> LIMITS = List.of(limit(LimitLevel.LL, -20, 2, 5, 60, Priority.P1),
            limit(LimitLevel.L, -10, 2, 5, 60, Priority.P2), limit(LimitLevel.H, 25, 2, 5, 60, Priority.P2),
            hh(50, 2, 5, 60, Priority.P1));
    private static final List<LimitSetting> TWO = LIMITS.subList(2, 4);

    /** What most points are: two limits, no rule, fingerprints kept in the files of the points; half a million of them must stay below 300 each. */
    @Test
    void pointOfTwoLimits_fitsInto288Bytes() {
        assertEquals(288, bytesEach(Probe.point(TWO, List.of(), 30)));
        assertEquals(256 + 4 * 16, bytesEach(Probe.point(LIMITS, List.of(), 30)));
        assertEquals(256, bytesEach(Probe.point(List.of(), List.of(), 30)));
    }

    /** A detector of a household: one limit, no rule, a reading now and a heartbeat a day. */
    @Test
    void pointThatReportsByChangeWithOneLimit_fitsInto272Bytes() {
        Point household = SiteText.load("""
                devices:
                  - id: h
                    points: [{id: lel, unit: "%LEL", reporting: onChange, heartbeat: 24h, limits: {H: {at: 20, priority: P1}}}]
                """).points().getFirst();
        assertEquals(272, bytesEach(household));
    }

    /** An alarm, also one that a test button raises once a month, costs nothing any more once it is over. */
    @Test
    void pointInAlarm_fitsInto360BytesUntilItIsAtRestAgain() {
        Evaluator evaluator = keepingNewestOnly();
        PointState state = evaluator.start(Probe.point(TWO, List.of(), 30), Probe.START);
        assertEquals(288, bytesOf(state));
        long now = Probe.START;
        for (; !state.isActive(LimitLevel.HH); now += 1_000) {
            evaluator.onReading(state, now, now, 60, (byte) 0);
        }
        assertEquals(288 + 72, bytesOf(state));
        for (long until = now + 200_000; now < until; now += 1_000) {
            evaluator.onReading(state, now, now, 12, (byte) 0);
        }
        assertTrue(state.isCalm());
        assertEquals(288, bytesOf(state));
    }

    private static Evaluator keepingNewestOnly() {
        return new Evaluator(finding -> { }, new EarlierFingerprints() {
            @Override
            public boolean keeps(int point) {
                return true;
            }
        });
    }

    /** Bytes of a point of which a thousand have the same settings, after a reading and a late one; what they share counts once. */
    private static long bytesEach(Point point) {
        int count = 1_000;
        Evaluator evaluator = keepingNewestOnly();
        Map<Object, Object> counted = new IdentityHashMap<>();
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            PointState state = evaluator.start(point.withIndex(i), Probe.START);
            evaluator.onReading(state, Probe.START, Probe.START, 12, (byte) 0);
            evaluator.onReading(state, Probe.START - 900, Probe.START, 12.5, (byte) 0);
            bytes += bytesOf(state, counted);
        }
        return bytes / count;
    }

    private static long bytesOf(PointState state) {
        Map<Object, Object> counted = new IdentityHashMap<>();
        return bytesOf(state, counted) - counted.keySet().stream().filter(LimitLayout.class::isInstance).count() * LAYOUT_BYTES;
    }

    /** 512 of them remember what was judged, so that a repetition is known for one however long it lasts. */
    @Test
    void pointWhoseFingerprintsAreKeptNowhereElse_fitsInto800Bytes() {
        long bytes = bytesOf(new Probe(Probe.point(LIMITS, List.of(), 30)).state);
        assertEquals(800, bytes);
    }

    @Test
    void pointWithARateRule_fitsInto2544Bytes() {
        long bytes = bytesOf(new Probe(Probe.point(LIMITS, List.of(RISE), 30)).state);
        assertTrue(bytes <= 2_544, bytes + " bytes");
        RateSetting change = RateSetting.change("leak", 3, "m3/h", 600_000, 0, Priority.P2);
        assertTrue(bytesOf(new Probe(Probe.point(LIMITS, List.of(change), 30)).state) <= 2_544);
    }

    /** 100,000 of these are below 1 GB, which leaves room for alarms and everything else. What is usual at times of day takes 1,500 of them. */
    @Test
    void pointWithEveryRule_fitsInto8792Bytes() {
        long bytes = bytesOf(new Probe(everyRule()).state);
        assertTrue(bytes <= 8_792, bytes + " bytes");
    }

    private static Point everyRule() {
        Point plain = Probe.point(LIMITS, List.of(RISE), 30);
        return new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 1_000, 30_000, LIMITS, List.of(RISE), null,
                List.of(new DeviationSetting("off", 10, null, -50, 50, 1, 5_000, null, 0, Priority.P3),
                        new TimeToLimitSetting("soon", LimitLevel.HH, 50, 60_000, 180_000, 60_000, Priority.P2),
                        new FrozenSetting("frozen", 600_000, Double.NaN, Priority.P3, Priority.P2),
                        new ScatterSetting("attenuated", false, 0.1, 600_000, Priority.P3),
                        new ScatterSetting("noise", true, 5, 600_000, Priority.P3),
                        new SpikeSetting("spikes", 6, 3, 600_000, Priority.P4),
                        new JumpSetting("jump", 900, Double.NaN, 60_000, Priority.P3),
                        new DriftSetting("drift", 600_000, Priority.P3),
                        new ClockSetting("clock", 60_000_000, Priority.P3)));
    }

    @Test
    void readingsOfEveryRule_allocateNothing() {
        assertEquals(0, leastAllocated(everyRule(), false));
    }

    /** Beside the 800 bytes of a point with limits, which averages do not change. */
    @Test
    void pointWithTwoAverages_fitsInto3576BytesAndAllocatesNothing() {
        Point plain = Probe.point(LIMITS, List.of(), 30);
        Point averaged = new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 1_000, 30_000, LIMITS, List.of(), null,
                List.of(new AverageSetting("stel", 900_000, 1_000, 24, Priority.P2), new AverageSetting("twa", 28_800_000, 1_000, 20, Priority.P3)));
        long bytes = bytesOf(new Probe(averaged).state);
        assertTrue(bytes <= 3_576, bytes + " bytes");
        assertEquals(0, leastAllocated(averaged, false));
    }

    /** A point with limits and averages whose H is tighter for a while, as by a permit nearby: before, while, and after it. */
    @Test
    void readingsUnderTighterLimits_allocateNothing() {
        Registry configured = SiteText.load("""
                devices:
                  - id: a
                    points:
                      - {id: lel, unit: "%LEL", range: [0, 100], period: 1s, limits: {H: {at: 25, deadband: 2}, HH: {at: 50}},
                         average: [{id: stel, above: 20, window: 15m}]}
                """);
        Point plain = configured.points().getFirst();
        Point tighter = new LimitOverlay(List.of(new TightenedLimit(plain.id(), LimitLevel.H, 12, "hot-work", TighteningCause.PERMIT, "p-1",
                Text.of("hot work"), TightenedLimit.Return.AS_CONFIGURED))).over(configured).point(plain.id());
        assertEquals(12, tighter.limits().stream().filter(each -> each.level() == LimitLevel.H).findFirst().orElseThrow().at());
        Probe probe = new Probe(plain);
        assertEquals(0, leastAllocated(probe, 0, false));
        probe.reconfigure(300_000, tighter);
        assertEquals(0, leastAllocated(probe, 40, false));
        probe.reconfigure(700_000, plain);
        assertEquals(0, leastAllocated(probe, 80, false));
    }

    /** Where the forecast looks for a step, on the eighth day of usual ones. */
    @Test
    void forecastOverUsualSteps_allocatesNothing() {
        Probe probe = Probe.ofRules(new TimeToLimitSetting("soon", LimitLevel.H, 75, 3_600_000, 10_800_000, 60_000, Priority.P2));
        Random random = new Random(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long least = Long.MAX_VALUE;
        for (int day = 0; day < 16; day++) {
            long before = threads.getThreadAllocatedBytes(thread);
            int told = probe.findings.size();
            for (int minute = 0; minute < 1_440; minute++) {
                double on = minute >= 600 && minute < 1_080 ? 48 : minute >= 540 && minute < 1_080 ? 34 : 0;
                long event = Probe.START + (day * 1_440L + minute) * 60_000;
                probe.evaluator.onReading(probe.state, event, event, 20 + on + random.nextGaussian(), (byte) 0);
            }
            least = day < 8 || probe.findings.size() > told ? least : Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, least);
    }

    @Test
    void readings_allocateNothing() {
        assertEquals(0, leastAllocated(Probe.point(LIMITS, List.of(), 30), false));
        assertEquals(0, leastAllocated(Probe.point(LIMITS, List.of(RISE), 30), false));
    }

    @Test
    void readingsOutOfOrderAndInsideTheDeadband_allocateNothing() {
        assertEquals(0, leastAllocated(Probe.point(LIMITS, List.of(RISE), 30), true));
    }

    /** The least of several rounds, because a compiler thread's work may be charged to ours. */
    private static long leastAllocated(Point point, boolean rough) {
        return leastAllocated(new Probe(point), 0, rough);
    }

    private static long leastAllocated(Probe probe, int firstRound, boolean rough) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        double[] values = new Random(1).doubles(1_024, 0, rough ? 24.9 : 10).toArray();
        return LongStream.range(firstRound, firstRound + 20).map(round -> {
            long before = threads.getThreadAllocatedBytes(thread);
            feed(probe, round, values, rough);
            return threads.getThreadAllocatedBytes(thread) - before;
        }).min().orElseThrow();
    }

    private static void feed(Probe probe, long round, double[] values, boolean rough) {
        long start = Probe.START + round * 10_000_000;
        for (int i = 0; i < 10_000; i++) {
            long event = start + i * 1_000L - (rough && i % 3 == 0 ? 2_500 : 0);
            probe.evaluator.onReading(probe.state, event, start + i * 1_000L, values[i & 1_023], (byte) 0);
        }
    }

    /** Bytes of {@code object} and what it alone owns, with 12-byte headers, 4-byte references and 8-byte alignment. */
    private static long bytesOf(Object object, Map<Object, Object> counted) {
        if (object == null || counted.put(object, object) != null || isShared(object)) {
            return 0;
        }
        Class<?> type = object.getClass();
        return type.isArray() ? bytesOfArray(object, type, counted) : bytesOfFields(object, type, counted);
    }

    private static boolean isShared(Object object) {
        boolean isSetting = object instanceof Record && !(object instanceof LimitLayout);
        return isSetting || object instanceof Point || object instanceof Enum || object instanceof String;
    }

    private static long bytesOfArray(Object array, Class<?> type, Map<Object, Object> counted) {
        long bytes = aligned(16 + (long) Array.getLength(array) * sizeOf(type.componentType()));
        if (!type.componentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(array); i++) {
                bytes += bytesOf(Array.get(array, i), counted);
            }
        }
        return bytes;
    }

    private static long bytesOfFields(Object object, Class<?> type, Map<Object, Object> counted) {
        long own = 12;
        long owned = 0;
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    own += sizeOf(field.getType());
                    owned += field.getType().isPrimitive() ? 0 : bytesOf(valueOf(field, object), counted);
                }
            }
        }
        return aligned(own) + owned;
    }

    private static Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static long sizeOf(Class<?> type) {
        return type == long.class || type == double.class ? 8 : type == byte.class || type == boolean.class ? 1 : 4;
    }

    private static long aligned(long bytes) {
        return bytes + 7 & ~7;
    }
}
