package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * What a device sent, numbered, and which of it was acknowledged while the gateway was killed again and again. Reading {@code n} is that number, a
 * millisecond after the one before; now and then one comes with a violation of a point of its own. Any thread.
 */
final class AnsweredReadings {
    /** Kills, by {@code -Dkill.rounds}. */
    static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int ALARM_POINTS = 200;
    private static final int BATCH = 20;
    private static final int ALARM_EVERY_MIN = 100;
    private static final long PATIENCE_MILLIS = 180_000;
    /** There are no more violations once each point has had its own. */
    private static final long ALARM_WAIT_MILLIS = 5_000;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final long base = System.currentTimeMillis() - 60_000;
    private final int roundMax;
    private final int alarmEvery;
    private final BitSet answered = new BitSet();
    private int sent;
    private int alarmsAnswered;

    /** @param roundMax acknowledgements before a kill, at most */
    AnsweredReadings(int roundMax) {
        this.roundMax = roundMax;
        this.alarmEvery = Math.max(ALARM_EVERY_MIN, ROUNDS * roundMax / 2 / ALARM_POINTS);
        System.err.println("seed " + seed);
    }

    /** Points of the device: {@code n} and those with alarms. */
    static List<String> points() {
        List<String> points = new ArrayList<>(List.of(PlantFiles.point("n", "")));
        for (int i = 0; i < ALARM_POINTS; i++) {
            points.add(PlantFiles.point("p" + i, "limits: {H: {at: 25, offDelay: 60s, priority: P2}}"));
        }
        return points;
    }

    /** Names of all points. */
    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("n"));
        for (int i = 0; i < ALARM_POINTS; i++) {
            names.add("p" + i);
        }
        return names;
    }

    /** The next number to send. */
    synchronized int next() {
        return sent++;
    }

    /** Time of a reading, ms since the epoch. */
    long millis(int n) {
        return base + n;
    }

    /** The point that violates its limit with reading {@code n}; null for none. */
    String violated(int n) {
        return n % alarmEvery == alarmEvery / 2 && n / alarmEvery < ALARM_POINTS ? "p" + n / alarmEvery : null;
    }

    /** The gateway has acknowledged it. */
    synchronized void answered(int n) {
        answered.set(n);
        if (violated(n) != null) {
            alarmsAnswered++;
            notifyAll();
        }
    }

    /**
     * Readings that are pushed together, as JSON.
     *
     * @param numbers of the readings
     */
    record Batch(List<Integer> numbers, String json) {}

    /** The next readings to push, one each millisecond. */
    Batch batch() {
        List<Integer> numbers = new ArrayList<>();
        StringJoiner body = new StringJoiner(",", "[", "]");
        for (int i = 0; i < BATCH; i++) {
            int n = next();
            String alarm = violated(n) == null ? "" : ",\"" + violated(n) + "\":30";
            body.add("{\"ts\":" + millis(n) + ",\"values\":{\"n\":" + n + alarm + "}}");
            numbers.add(n);
        }
        return new Batch(numbers, body.toString());
    }

    /** The gateway has acknowledged them. */
    void answered(Batch batch) {
        batch.numbers().forEach(this::answered);
    }

    synchronized boolean isAnswered(int n) {
        return answered.get(n);
    }

    private synchronized int count() {
        return answered.cardinality();
    }

    /**
     * Waits until a random number of acknowledgements have come since the call, and mostly until the next one of a violation: what is acknowledged
     * before its alarm is in the journal is then lost by a kill.
     */
    void awaitSome() throws InterruptedException {
        int enough = count() + random.nextInt(1, roundMax);
        Await.until(enough + " answered", PATIENCE_MILLIS, () -> count() >= enough);
        if (random.nextInt(4) > 0) {
            awaitAlarm();
        }
    }

    private synchronized void awaitAlarm() throws InterruptedException {
        int before = alarmsAnswered;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ALARM_WAIT_MILLIS);
        for (long left = ALARM_WAIT_MILLIS; alarmsAnswered == before && left > 0;
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
            wait(left);
        }
    }

    /** Checks that everything acknowledged is in the store, and its alarms stand; says how much that was. */
    void check(GatewayProcess gateway) {
        ControlRoom room = new ControlRoom(gateway.client());
        for (int from = answered.nextSetBit(0); from >= 0; from = answered.nextSetBit(answered.nextClearBit(from))) {
            int to = answered.nextClearBit(from);
            room.awaitStored(pointId("d", "n"), millis(from), millis(to), to - from);
        }
        Set<String> open = new HashSet<>();
        for (JsonNode alarm : gateway.client().alarms("state=open&limit=1000")) {
            open.add(alarm.get("id").asText());
        }
        List<Integer> missing = answered.stream().filter(n -> violated(n) != null && !open.contains(alarmId("d", violated(n)))).boxed().toList();
        long raised = answered.stream().filter(n -> violated(n) != null).count();
        System.err.println(count() + " acknowledged of " + sent + " sent, " + raised + " of them with an alarm, over " + ROUNDS
                + " kills; without an alarm that was due: " + missing.size());
        assertEquals(List.of(), missing, "acknowledged violations without an alarm");
        assertTrue(count() > 50 * ROUNDS, "only " + count() + " were acknowledged: this proves little");
    }
}
