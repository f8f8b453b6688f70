package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.OutboxPlanner.Plan;
import io.hazardwatch.gateway.notify.ChatterFilter;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cloud service ignored the delays that were set, and a signal that hopped over its limit sent hundreds of mails a day. Here a
 * signal hops for a day: the journal keeps every activation, people are told that it chatters and then once in a while.
 */
class Story34LimitHoppingTest {
    private static final int HOPS = 24 * 60 * 6;
    private static final String SITE = """
            devices:
              - {id: d, points: [{id: p, staleAfter: 0s, limits: {H: {at: 50, priority: %s}}}]}
            """;

    @TempDir
    Path directory;

    private long rowsOfADay(String priority) throws Exception {
        LaneRig rig = new LaneRig(directory, SITE.formatted(priority));
        ChatterFilter chatter = new ChatterFilter(transition -> List.of("mail"));
        long rows = 0;
        int seen = 0;
        for (int hop = 0; hop < HOPS; hop++) {
            rig.send("d/p", hop % 2 == 0 ? 51 : 49).leap(10_000);
            for (; seen < rig.transitions().size(); seen++) {
                Transition transition = rig.transitions().get(seen);
                Plan plan = chatter.plan(transition);
                rows += plan.channels().size();
                chatter.committed(List.of(new JournalEntry(seen + 1L, transition.atMillis(), 0, transition)));
            }
        }
        assertEquals(HOPS, rig.types("d/p.high").size(), "the journal keeps all");
        return rows;
    }

    @Test
    void dayOfHoppingAtP2_isAtMostAMessageInFiveMinutes() throws Exception {
        long rows = rowsOfADay("P2");
        assertTrue(rows <= 24 * 12 + 6, () -> rows + " messages");
    }

    @Test
    void dayOfHoppingAtP3_isAtMostAMessageInHalfAnHour() throws Exception {
        long rows = rowsOfADay("P3");
        assertTrue(rows <= 24 * 2 + 6, () -> rows + " messages");
        assertTrue(rows >= 24 * 2 - 2, () -> rows + " messages: it must go on being told");
    }
}
