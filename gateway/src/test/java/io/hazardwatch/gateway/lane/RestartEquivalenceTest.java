package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.lane.RestartingLanes.Message;
import io.hazardwatch.gateway.model.Quality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at random moments, with random stretches sent again and another number of lanes, the transitions are those of a run that
 * never stopped: none lost, none doubled, each with the same time of its device.
 */
@Tag("compiled")
class RestartEquivalenceTest {
    private static final long START = 1_763_781_234_000L;
    private static final int SEEDS = Integer.getInteger("restart.seeds", 3);
    private static final int MESSAGES = 3_000;
    private static final List<String> LIMITS = List.of(
            "H: {at: 40, priority: P2}, HH: {at: 60, priority: P1}",
            "H: {at: 40, onDelay: 4s, offDelay: 6s, priority: P2, deadband: 3}, HH: {at: 60, priority: P1, offDelay: 9s}",
            "HH: {at: 60, priority: P1, onDelay: 3s}, L: {at: 5, priority: P3}, LL: {at: 2, priority: P1, offDelay: 60s}",
            "H: {at: 40, priority: P1, onSamples: {n: 2, of: 3}}, L: {at: 5, priority: P2, latching: true}");

    @TempDir
    private Path directory;

    private static Map<String, String> sites() {
        Map<String, String> sites = new java.util.LinkedHashMap<>();
        for (int i = 0; i < LIMITS.size(); i++) {
            sites.put("s" + i, """
                    devices:
                      - id: d
                        points: [{id: p, unit: bar, range: [-50, 200], period: 1s, staleAfter: 0s, limits: {%s}}]
                    """.formatted(LIMITS.get(i)));
        }
        return sites;
    }

    /** A walk with jumps, silences and readings that are bad or uncertain; one message of each site a second. */
    private static List<Message> plant(SplittableRandom random) {
        List<Message> messages = new ArrayList<>();
        double[] level = {20, 20, 20, 20};
        long event = START;
        for (int i = 0; i < MESSAGES / LIMITS.size(); i++) {
            event += random.nextInt(100) == 0 ? 40_000 : 1_000;
            for (int site = 0; site < LIMITS.size(); site++) {
                boolean jumps = random.nextInt(12) == 0;
                level[site] = jumps ? random.nextDouble() * 80 : level[site] + random.nextGaussian();
                int chance = random.nextInt(60);
                Quality quality = chance == 0 ? Quality.BAD : chance == 1 ? Quality.UNCERTAIN : Quality.GOOD;
                messages.add(new Message("s" + site, event, level[site], quality.code()));
            }
        }
        return messages;
    }

    private Map<String, List<String>> undisturbed(Path at, List<Message> messages) throws IOException {
        RestartingLanes lanes = new RestartingLanes(at, sites(), 1, START);
        for (Message message : messages) {
            lanes.work(message.eventMillis());
            lanes.offer(message);
            lanes.work(message.eventMillis());
            lanes.commit(Integer.MAX_VALUE);
        }
        return lanes.told();
    }

    private Map<String, List<String>> disturbed(Path at, List<Message> messages, SplittableRandom random, int[] kills)
            throws IOException {
        RestartingLanes lanes = new RestartingLanes(at, sites(), 1 + random.nextInt(3), START);
        List<long[]> receipts = new ArrayList<>();
        int[] acknowledged = new int[LIMITS.size()];
        for (int next = 0; next < messages.size(); next++) {
            Message message = messages.get(next);
            lanes.work(message.eventMillis());
            receipts.add(lanes.offer(message));
            if (random.nextInt(4) > 0) {
                lanes.work(message.eventMillis());
            }
            lanes.commit(random.nextInt(3) == 0 ? random.nextInt(4) : 0);
            acknowledge(lanes, receipts, acknowledged);
            if (random.nextInt(60) == 0) {
                kills[0]++;
                lanes.kill(1 + random.nextInt(3));
                int earlier = random.nextBoolean() ? 0 : random.nextInt(100);
                again(lanes, messages, receipts, acknowledged, earlier, message.eventMillis());
            }
        }
        settle(lanes, messages.getLast().eventMillis());
        return lanes.told();
    }

    /** Each device is acknowledged its own messages in order; it waits for no other device. */
    private static void acknowledge(RestartingLanes lanes, List<long[]> receipts, int[] acknowledged) {
        for (int device = 0; device < acknowledged.length; device++) {
            int next = acknowledged[device] * acknowledged.length + device;
            while (next < receipts.size() && lanes.isAcknowledged(receipts.get(next))) {
                acknowledged[device]++;
                next += acknowledged.length;
            }
        }
    }

    /** Each device sends again what it has no acknowledgement for, and {@code earlier} messages before that. */
    private static void again(RestartingLanes lanes, List<Message> messages, List<long[]> receipts, int[] acknowledged, int earlier,
                              long now) {
        for (int i = 0; i < receipts.size(); i++) {
            boolean isSentAgain = i / acknowledged.length >= acknowledged[i % acknowledged.length] - earlier;
            receipts.set(i, isSentAgain ? lanes.offer(messages.get(i)) : new long[] {0, 0, 0});
        }
        lanes.work(now);
    }

    private static void settle(RestartingLanes lanes, long now) {
        lanes.work(now);
        while (lanes.uncommitted() > 0) {
            lanes.commit(Integer.MAX_VALUE);
            lanes.work(now);
        }
    }

    @Test
    void killedAndSentAgain_sameTransitionsAsNeverStopped() throws IOException {
        int[] kills = {0};
        int transitions = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Message> messages = plant(new SplittableRandom(seed));
            Map<String, List<String>> expected = undisturbed(directory.resolve("whole" + seed), messages);
            Map<String, List<String>> actual = disturbed(directory.resolve("killed" + seed), messages,
                    new SplittableRandom(seed + 1_000), kills);
            for (Map.Entry<String, List<String>> alarm : expected.entrySet()) {
                assertEquals(alarm.getValue(), actual.get(alarm.getKey()), "seed " + seed + " " + alarm.getKey());
                transitions += alarm.getValue().size();
            }
            assertEquals(expected.keySet(), actual.keySet(), "seed " + seed);
        }
        assertTrue(kills[0] > 20 * SEEDS && transitions > 100 * SEEDS, kills[0] + " kills, " + transitions + " transitions");
    }
}
