package io.hazardwatch.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final long START = 1_763_781_234_567L;

    private final Deadlines deadlines = new Deadlines();
    private final List<Integer> fired = new ArrayList<>();

    private List<Integer> poll(long now) {
        fired.clear();
        deadlines.poll(now, fired::add);
        fired.sort(null);
        return fired;
    }

    @Test
    void deadlineReached_firesOnce() {
        deadlines.schedule(7, START + 10);
        assertEquals(List.of(), poll(START + 9));
        assertEquals(List.of(7), poll(START + 10));
        assertEquals(List.of(), poll(START + 11));
        assertEquals(0, deadlines.size());
    }

    @Test
    void deadlineLaterInTheSameTick_firesOnlyWhenReached() {
        poll(START);
        deadlines.schedule(1, START + 1);
        deadlines.schedule(2, START + 2);
        assertEquals(List.of(1), poll(START + 1));
        assertEquals(List.of(2), poll(START + 2));
    }

    @Test
    void rescheduled_firesAtTheNewTimeOnly() {
        deadlines.schedule(1, START + 100);
        deadlines.schedule(1, START + 5_000);
        assertEquals(1, deadlines.size());
        assertEquals(List.of(), poll(START + 4_999));
        assertEquals(List.of(1), poll(START + 5_000));
    }

    @Test
    void cancelled_neverFires() {
        deadlines.schedule(1, START + 100);
        deadlines.schedule(2, START + 100);
        deadlines.cancel(1);
        deadlines.cancel(99);
        assertEquals(List.of(2), poll(START + 200));
    }

    @Test
    void deadlineManyRoundsAway_waitsItsTime() {
        long year = 365L * 86_400_000;
        deadlines.schedule(3, START + year);
        for (long now = START; now < START + 300_000; now += 1_000) {
            assertEquals(List.of(), poll(now));
        }
        assertEquals(List.of(), poll(START + year - 1));
        assertEquals(List.of(3), poll(START + year));
    }

    @Test
    void longIdleGap_firesAllThatBecameDue() {
        poll(START);
        for (int key = 0; key < 1_000; key++) {
            deadlines.schedule(key, START + key * 997L);
        }
        assertEquals(1_000, poll(START + 1_000 * 997L).size());
    }

    @Test
    void deadlineInThePast_firesAtTheNextPoll() {
        poll(START);
        deadlines.schedule(1, START - 3_600_000);
        assertEquals(List.of(1), poll(START));
    }

    @Test
    void clockSteppedBack_laterDeadlinesAreNotHeldUp() {
        poll(START);
        deadlines.schedule(1, START + 60_000);
        long earlier = START - 3_600_000;
        poll(earlier);
        deadlines.schedule(2, earlier + 10_000);
        assertEquals(List.of(2), poll(earlier + 10_000));
        assertEquals(List.of(1), poll(START + 60_000));
    }

    @Test
    void rescheduledWhileFiring_waitsForTheNextPoll() {
        deadlines.schedule(1, START);
        List<Integer> seen = new ArrayList<>();
        deadlines.poll(START, key -> {
            seen.add(key);
            deadlines.schedule(key, START);
        });
        assertEquals(List.of(1), seen);
        assertEquals(List.of(1), poll(START));
    }

    @Test
    void cancelledWhileFiring_isNotFired() {
        deadlines.schedule(1, START);
        deadlines.schedule(2, START);
        List<Integer> seen = new ArrayList<>();
        deadlines.poll(START, key -> {
            seen.add(key);
            deadlines.cancel(3 - key);
        });
        assertEquals(1, seen.size());
    }

    @Test
    void anySequence_firesWhatASortedMapWouldFire() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        TreeMap<Integer, Long> expected = new TreeMap<>();
        long now = START;
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(300);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    long at = now + random.nextInt(-1_000, random.nextInt(100) == 0 ? 10_000_000 : 100_000);
                    deadlines.schedule(key, at);
                    expected.put(key, at);
                }
                case 2 -> {
                    deadlines.cancel(key);
                    expected.remove(key);
                }
                default -> {
                    now += random.nextInt(50) == 0 ? random.nextInt(-5_000, 500_000) : random.nextInt(200);
                    long present = now;
                    List<Integer> due = new ArrayList<>(expected.keySet());
                    due.removeIf(k -> expected.get(k) > present);
                    assertEquals(due, poll(now), "seed " + seed + " step " + step);
                    due.forEach(expected::remove);
                }
            }
            assertEquals(expected.size(), deadlines.size());
        }
        assertTrue(deadlines.size() > 0);
    }
}
