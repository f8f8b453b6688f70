package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.h;
import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.model.Priority.P1;
import static io.hazardwatch.gateway.model.Priority.P2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of arrival, within what the recent readings hold, does not decide what is raised. */
class DisorderPropertyTest {
    private static final int SEEDS = 150;
    /** A reading is overtaken by at most this many others. */
    private static final int OVERTAKEN = RecentReadings.CAPACITY - 2;

    private record Sample(int second, double value) {}

    @Test
    void anyOrderWithinTheWindow_samePlantSameAlarms() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            LimitSetting[] limits = {h(25, 2, 8 + random.nextInt(5), 8 + random.nextInt(20), P2),
                hh(50, 2, 8 + random.nextInt(5), 8 + random.nextInt(20), P1)};
            List<Sample> ordered = plant(random, 600, 50);
            List<String> expected = episodesOf(alarms(limits, ordered));
            assertTrue(!expected.isEmpty());
            assertEquals(expected, episodesOf(alarms(limits, shuffled(ordered, random, true))), "seed " + seed);
        }
    }

    /** Delays that count readings: the count must be longer than the disorder, as a time must. */
    @Test
    void anyOrderWithinTheWindow_countedDelaysRaiseTheSame() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            int count = OVERTAKEN + 2 + random.nextInt(3);
            CountedOnDelay onSamples = new CountedOnDelay(count, count + random.nextInt(CountedOnDelay.OF_MAX - count));
            LimitSetting[] limits = {new LimitSetting(LimitLevel.H, 25, 2, 0, 8_000, P2, false, onSamples)};
            List<Sample> ordered = plant(random, 600, 50);
            List<String> expected = episodesOf(alarms(limits, ordered));
            assertTrue(!expected.isEmpty());
            assertEquals(expected, episodesOf(alarms(limits, shuffled(ordered, random, true))), "seed " + seed);
        }
    }

    /** Without delays every episode is raised once, at one of its own readings. */
    @Test
    void anyOrderWithoutDelays_everyEpisodeIsRaisedOnce() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            LimitSetting limit = h(25, 0, 0, random.nextBoolean() ? 0 : 8, P2);
            List<Sample> ordered = spikes(random, 600);
            List<Finding> expected = findings(new LimitSetting[] {limit}, ordered);
            List<Finding> actual = findings(new LimitSetting[] {limit}, shuffled(ordered, random, true));
            assertEquals(expected.size(), actual.size(), "seed " + seed);
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i).type(), actual.get(i).type(), "seed " + seed);
                long shift = actual.get(i).eventMillis() - expected.get(i).eventMillis();
                assertTrue(shift >= 0 && shift <= OVERTAKEN * 1_000L, "seed " + seed + " shift " + shift);
            }
        }
    }

    /** Whatever the signal, disorder misses no alarm that order would raise. */
    @Test
    void anySignalAnyOrder_missesNoAlarm() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            LimitSetting limit = seed % 2 == 0 ? h(25, 2, random.nextInt(4), random.nextInt(4), P2)
                    : Probe.counted(new CountedOnDelay(2, 2 + random.nextInt(3)), P2);
            List<Sample> ordered = noise(random, 600);
            List<long[]> missed = episodes(findings(new LimitSetting[] {limit}, ordered));
            List<long[]> raised = episodes(findings(new LimitSetting[] {limit}, shuffled(ordered, random, true)));
            missed.removeIf(episode -> raised.stream().anyMatch(other -> overlap(episode, other)));
            assertTrue(missed.isEmpty(), "seed " + seed);
        }
    }

    @Test
    void duplicatesAlone_changeNoFindingAtAll() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            LimitSetting[] limits = {h(25, 2, random.nextInt(4), random.nextInt(4), P2), hh(50, 2, 0, 2, P1)};
            List<Sample> ordered = noise(random, 400);
            List<Sample> repeated = new ArrayList<>();
            for (int i = 0; i < ordered.size(); i++) {
                repeated.add(ordered.get(i));
                for (int again = random.nextInt(3); again > 0; again--) {
                    repeated.add(ordered.get(Math.max(0, i - random.nextInt(i % 50 == 0 ? 40 : OVERTAKEN))));
                }
            }
            assertEquals(alarms(limits, ordered), alarms(limits, repeated), "seed " + seed);
        }
    }

    private static List<String> alarms(LimitSetting[] limits, List<Sample> samples) {
        return findings(limits, samples).stream()
                .map(finding -> finding.type() + " " + finding.level() + " " + finding.eventMillis()).toList();
    }

    /** A level reached late may come with the raise or after it; that is not what is compared. */
    private static List<String> episodesOf(List<String> alarms) {
        return alarms.stream().filter(alarm -> !alarm.startsWith("SEVERITY"))
                .map(alarm -> alarm.replaceFirst(" HH? ", " ")).toList();
    }

    private static List<Finding> findings(LimitSetting[] limits, List<Sample> samples) {
        Probe probe = Probe.of(limits);
        samples.forEach(sample -> probe.read(sample.second, 1_000, sample.value, io.hazardwatch.gateway.model.Quality.GOOD));
        return probe.findings.stream().filter(finding -> finding.type() != FindingType.PENDING_CANCELLED).toList();
    }

    private static List<long[]> episodes(List<Finding> findings) {
        List<long[]> episodes = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.type() == FindingType.RAISE) {
                episodes.add(new long[] {finding.eventMillis(), Long.MAX_VALUE});
            } else if (finding.type() == FindingType.CLEAR) {
                episodes.getLast()[1] = finding.eventMillis();
            }
        }
        return episodes;
    }

    private static boolean overlap(long[] a, long[] b) {
        return a[0] < b[1] && b[0] < a[1];
    }

    /** Stays at normal, H or HH for longer than any delay and the disorder together. */
    private static List<Sample> plant(Random random, int seconds, int stayMin) {
        List<Sample> samples = new ArrayList<>();
        double[] places = {10, 30, 60};
        int place = 0;
        int left = stayMin;
        for (int second = 0; second < seconds; second++) {
            if (left-- == 0) {
                place = (place + 1 + random.nextInt(2)) % 3;
                left = stayMin + random.nextInt(30);
            }
            samples.add(new Sample(second, places[place] + random.nextDouble()));
        }
        return samples;
    }

    /** Violations of one reading or a few, far apart. */
    private static List<Sample> spikes(Random random, int seconds) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < seconds; ) {
            for (int quiet = 20 + random.nextInt(20); quiet > 0; quiet--) {
                samples.add(new Sample(second++, 10 + random.nextDouble()));
            }
            for (int high = 1 + random.nextInt(12); high > 0; high--) {
                samples.add(new Sample(second++, 30 + random.nextDouble()));
            }
        }
        return samples;
    }

    private static List<Sample> noise(Random random, int seconds) {
        List<Sample> samples = new ArrayList<>();
        double level = 20;
        for (int second = 0; second < seconds; second++) {
            level += random.nextGaussian() * 2 + (22 - level) * 0.1;
            samples.add(new Sample(second, level));
        }
        return samples;
    }

    /** The first reading stays first; duplicates of recent readings are strewn in. */
    private static List<Sample> shuffled(List<Sample> ordered, Random random, boolean duplicates) {
        List<Sample> waiting = new ArrayList<>();
        List<Sample> arrived = new ArrayList<>(List.of(ordered.getFirst()));
        int next = 1;
        while (next < ordered.size() || !waiting.isEmpty()) {
            while (waiting.size() < OVERTAKEN && next < ordered.size()) {
                waiting.add(ordered.get(next++));
            }
            boolean oldestIsDue = !waiting.isEmpty() && next - 1 - ordered.indexOf(waiting.getFirst()) >= OVERTAKEN;
            Sample sample = waiting.remove(oldestIsDue ? 0 : random.nextInt(waiting.size()));
            arrived.add(sample);
            if (duplicates && random.nextInt(4) == 0) {
                arrived.add(sample);
            }
        }
        return arrived;
    }
}
