package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages about gas of one priority leave in the order of GB/T 50493: level 2 before level 1, toxic before combustible on the same level. */
class GasMessageOrderTest {
    private static final long START = 1_760_000_000_000L;

    private static Alarm alarm(String id, String level, String unit) {
        return new Alarm(id, new PointId("e", "s", "d", id), Text.of(id), "high", RuleKind.LIMIT, level, unit, Priority.P2, Priority.P2,
                AlarmState.B, true, false, 1, 1, 1, START, START, 0, 0, null, 30, 25, 30, false, false);
    }

    @Test
    void messagesOfOnePriority_goSecondLevelFirstAndToxicFirst() {
        Map<String, Alarm> alarms = Stream.of(alarm("c1", "H", "%LEL"), alarm("t1", "H", "ppm"), alarm("c2", "HH", "%LEL"),
                alarm("t2", "HH", "mg/m3")).collect(Collectors.toMap(Alarm::id, Function.identity()));
        CallConditions conditions = new CallConditions(new SystemAlarms(new FakeClock(START)), note -> { });
        Chain chain = new Chain(List.of(CallRig.level("one", 10, "ann")));
        EscalationBook book = new EscalationBook(new EscalationMachine(EscalationSettings.STANDARD::timing), (subject, now) -> chain, conditions);
        MessageQueue queue = new MessageQueue(book, row -> List.of(new FakeProvider()), alarms::get);
        for (String id : List.of("other", "c1", "t1", "c2", "t2")) {
            book.announce(new Subject(SubjectKind.ALARM, id, 1, 1, Priority.P2, "e", "s", null), null, START);
        }
        List<String> sent = queue.claim(START).stream().map(each -> each.first().subjectId).toList();
        assertEquals(List.of("t2", "c2", "t1", "other", "c1"), sent);
    }
}
