package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A message waits for the journal when its own readings led to something, and not for what others led to. */
class HeldReadingsTest {
    private static final String POINTS = """
            - {id: %s, unit: bar, range: [0, 100], period: 1s, staleAfter: 0s, limits: {H: {at: 50, priority: P1}}}
            """;

    @Test
    void journalBlocked_onlyWhatRaisedSomethingWaits() {
        LaneRig rig = LaneRig.ofPoints(POINTS.formatted("calm") + POINTS.formatted("loud"));
        rig.record().holdCommits();
        Inbox inbox = new Inbox(4096, () -> { });
        rig.lane().connect(inbox);
        Sent calm = new Sent(rig, inbox, "calm", 10);
        Sent alarm = new Sent(rig, inbox, "loud", 60);
        Sent behind = new Sent(rig, inbox, "calm", 11);
        rig.pass(100);
        assertTrue(calm.isDurable());
        assertFalse(alarm.isDurable());
        assertTrue(behind.isDurable());
        assertEquals(1, inbox.durable());
        rig.record().commit();
        rig.pass(100);
        assertTrue(alarm.isDurable());
        assertEquals(3, inbox.durable());
    }

    /** The repetition raises nothing, but were it acknowledged and the process killed, nobody would send the alarm's reading again. */
    @Test
    void readingSentAgainWhileItsAlarmWaits_waitsToo() {
        LaneRig rig = LaneRig.ofPoints(POINTS.formatted("loud"));
        rig.record().holdCommits();
        Inbox first = new Inbox(4096, () -> { });
        Inbox second = new Inbox(4096, () -> { });
        rig.lane().connect(first);
        rig.lane().connect(second);
        Sent alarm = new Sent(rig, first, "loud", 60);
        rig.pass(100);
        Sent again = new Sent(rig, second, "loud", 60);
        rig.pass(100);
        assertFalse(alarm.isDurable());
        assertFalse(again.isDurable());
        rig.record().commit();
        rig.pass(100);
        assertTrue(again.isDurable());
    }

    @Test
    void seeded_holdsExactlyWhatIsNotReleased() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            HeldReadings held = new HeldReadings();
            List<long[]> waiting = new ArrayList<>();
            long position = 0;
            long ticket = 0;
            long committed = 0;
            for (int step = 0; step < 20_000; step++) {
                position += 1 + random.nextInt(5);
                if (held.room() > 0 && random.nextInt(3) > 0) {
                    ticket += random.nextInt(3);
                    held.add(position, ticket);
                    waiting.add(new long[] {position, ticket});
                }
                if (random.nextInt(50) == 0) {
                    committed += random.nextInt(80);
                    long until = committed;
                    held.release(until);
                    waiting.removeIf(each -> each[1] <= until);
                }
                long from = position - random.nextInt(200);
                long to = from + random.nextInt(8);
                assertEquals(waiting.stream().anyMatch(each -> each[0] >= from && each[0] < to), held.holdsAnyOf(from, to), "seed " + seed);
                assertEquals(waiting.isEmpty() ? HeldReadings.NONE : waiting.getFirst()[0], held.firstPosition(), "seed " + seed);
            }
        }
    }

    @Test
    void full_laneTakesNoMoreUntilTheJournalCommits() {
        HeldReadings held = new HeldReadings();
        for (int i = 0; i < HeldReadings.CAPACITY; i++) {
            held.add(i, i + 1);
        }
        assertEquals(0, held.room());
        assertTrue(held.release(10));
        assertFalse(held.release(10));
        assertEquals(10, held.room());
        assertEquals(10, held.firstPosition());
    }

    /** One message of one reading. */
    private static final class Sent {
        private final Inbox inbox;
        private final long from;
        private final long to;

        Sent(LaneRig rig, Inbox inbox, String point, double value) {
            Decoded decoded = new Decoded();
            decoded.add(rig.point(point).index(), LaneRig.START_MILLIS, value, (byte) 0);
            this.inbox = inbox;
            this.from = inbox.tail();
            this.to = inbox.offer(decoded, rig.nowMillis());
        }

        boolean isDurable() {
            return inbox.isDurable(from, to);
        }
    }
}
