package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.WebhookPlanner;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alertmanager, by design: what fires and resolves between two flushes is never told. */
class Story24FleetingTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {HH: {at: 10, priority: P1}}}
            """;

    @TempDir
    Path directory;

    @Test
    void fleetingP1_isToldOnceAndWaitsForItsAcknowledgement() throws Exception {
        LaneRig rig = new LaneRig(directory.resolve("site"), SITE).send("d/p", 11).pass(2_000).send("d/p", 5);
        assertEquals(AlarmState.D, rig.state("d/p.high"));
        assertEquals(1, rig.annunciations("d/p.high"));

        WebhookPlanner planner = new WebhookPlanner(List.of(
                new WebhookSettings("pager", "http://127.0.0.1:1/", null, Set.of(Priority.P1))));
        SqliteJournal journal = SqliteJournal.open(directory.resolve("journal.db"), 100, planner,
                new FakeClock(LaneRig.START_MILLIS), (where, thrown) -> { });
        journal.append(List.<RecordedEvent>copyOf(rig.transitions()));
        journal.start();
        journal.close();
        assertEquals(List.of(TransitionType.ALARM_RAISED, TransitionType.ALARM_RTN_UNACKED), planned(planner, rig));
    }

    /** What a receiver gets: the raise, and that it is over; both although they were committed in one go. */
    private List<TransitionType> planned(WebhookPlanner planner, LaneRig rig) throws Exception {
        try (SqliteJournal journal = SqliteJournal.open(directory.resolve("journal.db"), 100, planner,
                new FakeClock(LaneRig.START_MILLIS), (where, thrown) -> { })) {
            String id = rig.transitions().stream().map(Transition::after).findFirst().orElseThrow().id();
            return journal.outbox().rowsOf(id, 10).stream().sorted((a, b) -> Long.compare(a.id(), b.id())).map(Notice::type).toList();
        }
    }
}
