package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.app.leaks.StreetCalls;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import io.hazardwatch.gateway.time.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A burst of gas along a street with a detector in each of 200 households: who is called, how often, in fake time. */
class StreetCallsTest {
    private static final int HOUSEHOLDS = 200;
    private static final String LEAK = "plant-street-main";

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private Registry registry = registry();
    private final AlarmBook plant = new AlarmBook();
    private final CallConditions conditions = new CallConditions(new SystemAlarms(clock), note -> { });
    private final Chain chain = new Chain(List.of(CallRig.level("one", 10, "ann"), CallRig.level("two", 20, "bob")));
    private final EscalationBook book = new EscalationBook(new EscalationMachine(EscalationSettings.STANDARD::timing), (subject, now) -> chain,
            conditions);
    private final MessageQueue queue = new MessageQueue(book, row -> List.of(new FakeProvider()), id -> null);
    private final MessageResults results = new MessageResults(book, Backoff.exact(1_000, 30_000), conditions, failed -> { }, null);
    private final StreetCalls streets = new StreetCalls(() -> registry, this::isCalling, clock);
    private final Map<String, Subject> subjects = new TreeMap<>();
    /** What was handed over, of each message the point of each of its alarms. */
    private final List<List<String>> sent = new ArrayList<>();

    private static Registry registry() {
        StringBuilder yaml = new StringBuilder("devices:\n");
        for (int i = 0; i < HOUSEHOLDS; i++) {
            yaml.append("  - id: h-").append(i)
                    .append("\n    points: [{id: lel, reporting: onChange, heartbeat: 24h, limits: {H: {at: 10, priority: P1}}}]\n");
        }
        return SiteText.load(yaml + "cityGas: {streets: [{id: main, name: Main Street, detectors: [" + IntStream.range(0, HOUSEHOLDS)
                .mapToObj(i -> "h-" + i + "/lel").collect(Collectors.joining(", ")) + "]}]}\n");
    }

    private boolean isCalling(Subject subject) {
        StoredEscalation stored = book.of(subject.key());
        return stored != null && stored.calls().isRunning() && subject.isNotAfter(stored.calls().subject());
    }

    private void fold() {
        RulesByKind rules = new RulesByKind();
        rules.put(SubjectKind.ALARM, streets);
        book.matters.decideBy(rules);
    }

    private Alarm found(Point point, RuleKind kind, FindingType what, String hazardSource) {
        Transition done = Plant.on(plant, Plant.finding(point, kind == RuleKind.SYSTEM ? "system" : "high", kind, what, "H", Priority.P1, false,
                90), clock.millis());
        Alarm alarm = done.after();
        streets.changed(alarm);
        Subject subject = new Subject(SubjectKind.ALARM, alarm.id(), alarm.occurrence(), alarm.annSeq(), alarm.priority(), "acme", "yard",
                hazardSource);
        subjects.put(point.id().device().equals("_site") ? LEAK : point.id().device(), subject);
        if (what == FindingType.RAISE) {
            book.announce(subject, null, clock.millis());
        }
        return alarm;
    }

    private Alarm household(int which, FindingType what) {
        return found(registry.point(PointId.parse("acme/yard/h-" + which + "/lel")), RuleKind.LIMIT, what, null);
    }

    private Alarm leak(FindingType what) {
        return found(Point.virtual(PointId.parse("acme/yard/_site/" + LEAK), Text.of("Main Street"), ""), RuleKind.SYSTEM, what, null);
    }

    private void acknowledge(Alarm alarm) {
        streets.changed(Plant.on(plant, Plant.ack(alarm), clock.millis()).after());
        book.acknowledge(book.of(SubjectKind.ALARM + ":" + alarm.id()), "ann", "console", clock.millis());
    }

    private void pass(long millis) {
        for (long until = clock.millis() + millis; clock.millis() < until;) {
            long now = clock.millis();
            book.tick(now);
            assertTrue(book.nextAt(now) > now, "what is held keeps no thread busy");
            if (book.isChanged() || queue.nextAt() <= now) {
                queue.claim(now).forEach(delivery -> {
                    List<Notification> calls = delivery.rows().stream().filter(row -> row.purpose == MessagePurpose.CALL).toList();
                    if (!calls.isEmpty()) {
                        sent.add(calls.stream().map(row -> row.subjectId).toList());
                    }
                    delivery.rows().forEach(row -> results.sent(row, new SendResult.Accepted(row.key, false), "text", now));
                    queue.done(delivery);
                });
                book.batch(now);
            }
            clock.advance(500);
        }
    }

    private long alarmsTold() {
        return sent.stream().flatMap(List::stream).distinct().count();
    }

    /** 200 detectors within a second, the leak a second later, the answer after two minutes, the end after an hour. */
    private void burst() {
        List<Alarm> all = IntStream.range(0, HOUSEHOLDS).mapToObj(i -> household(i, FindingType.RAISE)).toList();
        pass(1_000);
        Alarm leak = leak(FindingType.RAISE);
        pass(120_000);
        acknowledge(leak);
        pass(600_000);
        IntStream.range(0, all.size()).forEach(i -> household(i, FindingType.CLEAR));
        pass(1_800_000);
        leak(FindingType.CLEAR);
        pass(600_000);
    }

    @Test
    void burst_callsOnceForTheStreet() {
        fold();
        burst();
        assertEquals(1, alarmsTold(), () -> sent.stream().limit(5).toList().toString());
        assertEquals(List.of(subjects.get(LEAK).id()), sent.getFirst());
        assertTrue(sent.size() <= 4, () -> sent.size() + " messages");
    }

    @Test
    void burstWithoutFolding_callsForEachHousehold() {
        burst();
        System.err.println("measured: " + sent.size() + " messages about " + alarmsTold() + " alarms without folding");
        assertEquals(HOUSEHOLDS + 1, alarmsTold());
    }

    @Test
    void twoDetectors_areToldByThemselvesAtOnce() {
        fold();
        household(0, FindingType.RAISE);
        household(1, FindingType.RAISE);
        pass(500);
        assertEquals(2, alarmsTold());
    }

    @Test
    void leakThatIsNotTold_holdsNobodyBackForLong() {
        fold();
        IntStream.range(0, 5).forEach(i -> household(i, FindingType.RAISE));
        pass(2_500);
        assertEquals(0, alarmsTold());
        pass(3_000);
        assertEquals(5, alarmsTold());
    }

    @Test
    void detectorAfterTheAnswer_isToldByItself() {
        fold();
        IntStream.range(0, 5).forEach(i -> household(i, FindingType.RAISE));
        Alarm leak = leak(FindingType.RAISE);
        pass(60_000);
        acknowledge(leak);
        pass(10_000);
        household(5, FindingType.RAISE);
        pass(1_000);
        assertEquals(2, alarmsTold());
        assertEquals(List.of(subjects.get("h-5").id()), sent.getLast());
    }

    @Test
    void detectorOfAHazardSource_isToldByItself() {
        fold();
        IntStream.range(0, 5).forEach(i -> household(i, FindingType.RAISE));
        leak(FindingType.RAISE);
        found(registry.point(PointId.parse("acme/yard/h-9/lel")), RuleKind.LIMIT, FindingType.RAISE, "kitchens");
        pass(1_000);
        assertTrue(sent.stream().flatMap(List::stream).anyMatch(subjects.get("h-9").id()::equals));
    }

    @Test
    void stillInAlarmWhenTheLeakIsOver_isToldByItself() {
        fold();
        IntStream.range(0, 5).forEach(i -> household(i, FindingType.RAISE));
        Alarm leak = leak(FindingType.RAISE);
        pass(60_000);
        acknowledge(leak);
        IntStream.range(1, 5).forEach(i -> household(i, FindingType.CLEAR));
        pass(60_000);
        leak(FindingType.CLEAR);
        pass(60_000);
        assertEquals(List.of(subjects.get("h-0").id()), sent.getLast());
        assertEquals(2, alarmsTold());
    }

    @Test
    void streetThatLeavesTheConfiguration_holdsNobodyBack() {
        fold();
        IntStream.range(0, 5).forEach(i -> household(i, FindingType.RAISE));
        Alarm leak = leak(FindingType.RAISE);
        pass(60_000);
        acknowledge(leak);
        registry = SiteText.load("devices: []\n");
        leak(FindingType.CLEAR);
        pass(60_000);
        assertEquals(6, alarmsTold());
    }

    @Test
    void message_namesTheNumberOfDetectorsAsItIs() {
        IntStream.range(0, 3).forEach(i -> household(i, FindingType.RAISE));
        leak(FindingType.RAISE);
        assertTrue(streets.matter(List.of(subjects.get(LEAK)), "ann").en().startsWith("Main Street: 3 detectors"));
        IntStream.range(3, 57).forEach(i -> household(i, FindingType.RAISE));
        assertTrue(streets.matter(List.of(subjects.get(LEAK)), "ann").en().startsWith("Main Street: 57 detectors"));
        assertNull(streets.matter(List.of(subjects.get("h-1")), "ann"));
    }
}
