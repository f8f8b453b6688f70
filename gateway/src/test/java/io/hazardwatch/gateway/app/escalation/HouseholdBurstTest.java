package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Urgency;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.time.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A burst of gas in 50 households with a provider of ten messages a second: all are told within its rate, and the company first; in fake time. */
class HouseholdBurstTest {
    private static final int HOUSEHOLDS = 50;
    private static final int RATE = 10;

    /** A channel of that rate. */
    private record Slow(int perSecond) implements ChannelSettings {
        @Override
        public ChannelOptions options() {
            return new ChannelOptions("slow", Set.of(ContactMeansKind.values()), Set.of(), 10_000, new SendRate(0, perSecond));
        }

        @Override
        public PersonChannel open(ChannelContext context) {
            return new FakeProvider();
        }
    }

    /** @param second of the test in which it was handed over */
    private record Sent(long second, String person) {}

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final long start = clock.millis();
    private final List<String> alarmed = new ArrayList<>();
    private final SystemAlarms system = new SystemAlarms(clock);
    private final List<Note> notes = new ArrayList<>();
    private final CallConditions conditions = new CallConditions(system, notes::add);
    private EscalationTiming timing = EscalationSettings.STANDARD.timing(household("any"));
    private UnaryOperator<String> contacts = id -> id;
    private final EscalationBook book = new EscalationBook(new EscalationMachine(subject ->
            subject.kind() == SubjectKind.HOUSEHOLD ? timing : EscalationSettings.STANDARD.timing(subject)), (subject, now) ->
            new Chain(List.of(CallRig.level("household", 1, contacts.apply(subject.id())))), conditions);
    private GuardedChannel channel = channel(RATE);
    private final MessageQueue queue = new MessageQueue(book, row -> List.of(channel), id -> null);
    private final MessageResults results = new MessageResults(book, Backoff.exact(1_000, 30_000), conditions, failed -> { },
            new InformationMessages((person, urgency) -> List.of()));
    private final ProviderHandOverBudgets budgets = new ProviderHandOverBudgets(book, conditions);
    private final List<Sent> sent = new ArrayList<>();
    private final List<List<String>> together = new ArrayList<>();

    private static Subject household(String id) {
        return new Subject(SubjectKind.HOUSEHOLD, id, 1, 1, Priority.P2, "acme", "yard", null);
    }

    private GuardedChannel channel(int perSecond) {
        return new GuardedChannel(new FakeProvider(), new Slow(perSecond), clock, (where, defect) -> { });
    }

    private void announce(SubjectKind kind, String id, Priority priority) {
        book.announce(new Subject(kind, id, 1, 1, priority, "acme", "yard", null), null, clock.millis());
    }

    private void pass(long millis) {
        for (long until = clock.millis() + millis; clock.millis() < until; clock.advance(250)) {
            long now = clock.millis();
            book.tick(now);
            queue.claim(now).forEach(delivery -> {
                sent.add(new Sent((now - start) / 1_000, delivery.first().person));
                together.add(delivery.rows().stream().map(row -> row.subjectId).distinct().toList());
                delivery.rows().forEach(row -> results.sent(row, new SendResult.Accepted(row.key, false), "text", now));
                queue.done(delivery);
            });
            budgets.look(now);
            book.batch(now);
        }
    }

    @Test
    void burst_tellsEachHouseholdOnce_withinTheRate_andTheCompanyAtOnce() {
        system.connect(finding -> alarmed.add(finding.toString()), List.of());
        IntStream.range(0, HOUSEHOLDS).forEach(i -> announce(SubjectKind.HOUSEHOLD, "home-" + i, Priority.P2));
        pass(2_000);
        announce(SubjectKind.ALARM, "company", Priority.P1);
        pass(20_000);
        assertEquals(2, sent.stream().filter(each -> each.person().equals("company")).findFirst().orElseThrow().second(), "not behind the others");
        assertEquals(HOUSEHOLDS, sent.stream().map(Sent::person).filter(each -> each.startsWith("home-")).distinct().count());
        assertEquals(HOUSEHOLDS, sent.stream().map(Sent::person).filter(each -> each.startsWith("home-")).count(), "once each");
        TreeMap<Long, Long> perSecond = sent.stream().collect(Collectors.groupingBy(Sent::second, TreeMap::new, Collectors.counting()));
        assertTrue(perSecond.values().stream().allMatch(each -> each <= RATE), perSecond::toString);
        assertEquals(List.of(), alarmed, "that some wait for the rate alarms nobody on duty");
    }

    @Test
    void companyAtTheSamePriority_doesNotWaitForTheStreet_norTheStreetForIt() {
        timing = new EscalationTiming(0, 120_000, 0, 120_000, 0, 60_000, 2, Urgency.URGENT, true, false, List.of());
        channel = channel(1);
        IntStream.range(0, 200).forEach(i -> announce(SubjectKind.HOUSEHOLD, "home-" + i, Priority.P2));
        pass(30_000);
        IntStream.range(0, 20).forEach(i -> announce(SubjectKind.ALARM, "company-" + i, Priority.P2));
        pass(60_000);
        List<Sent> since = sent.stream().filter(each -> each.second() >= 30).toList();
        List<Sent> company = since.stream().filter(each -> each.person().startsWith("company")).toList();
        assertTrue(company.getFirst().second() <= 32, () -> company.getFirst().second() + " s");
        assertEquals(20, company.stream().map(Sent::person).distinct().count(), "all within a minute of one message a second");
        assertTrue(since.subList(0, 40).stream().filter(each -> each.person().startsWith("home-")).count() >= 19, () -> since.toString());
        pass(600_000);
        announce(SubjectKind.ALARM, "late", Priority.P2);
        long asked = clock.millis();
        pass(5_000);
        assertTrue(sent.stream().anyMatch(each -> each.person().equals("late") && each.second() <= (asked - start) / 1_000 + 2), "before repeats");
    }

    @Test
    void householdsOfOnePerson_areNeverOneMessage_howeverMany() {
        timing = new EscalationTiming(0, 120_000, 0, 120_000, 0, 60_000, 2, Urgency.URGENT, true, false, List.of());
        contacts = id -> "liu";
        RulesByKind rules = new RulesByKind();
        rules.put(SubjectKind.HOUSEHOLD, new SubjectRules() {
            @Override
            public String together(Subject subject) {
                return subject.id().substring(0, 1);
            }
        });
        book.matters.decideBy(rules);
        List.of("a-1", "a-2", "b-1", "c-1").forEach(id -> announce(SubjectKind.HOUSEHOLD, id, Priority.P2));
        pass(600_000);
        assertTrue(sent.size() > 20, () -> sent.size() + " messages");
        assertTrue(together.contains(List.of("a-1", "a-2")), "two detectors of one household are one message");
        assertTrue(together.stream().allMatch(each -> each.stream().map(id -> id.substring(0, 1)).distinct().count() == 1), together::toString);
        int before = sent.size();
        while (sent.size() == before) {
            pass(1_000);
        }
        announce(SubjectKind.ALARM, "own", Priority.P2);
        pass(5_000);
        assertTrue(together.contains(List.of("own")), "what he hears as a contact holds back no alarm of his own");
    }

    @Test
    void contactWithTooManyAlarmsOfHisOwn_hearsOfEachHouseholdByItself() {
        timing = new EscalationTiming(0, 120_000, 0, 120_000, 0, 60_000, 2, Urgency.URGENT, true, false, List.of());
        contacts = id -> "liu";
        IntStream.range(0, 15).forEach(i -> announce(SubjectKind.ALARM, "own-" + i, Priority.P2));
        pass(5_000);
        together.clear();
        List.of("a", "b", "c").forEach(id -> announce(SubjectKind.HOUSEHOLD, id, Priority.P2));
        pass(5_000);
        assertTrue(together.containsAll(List.of(List.of("a"), List.of("b"), List.of("c"))), together::toString);
    }

    @Test
    void meansOfAHouseholdThatCannotWork_isNoted_withoutTheWordsOfTheProvider_andAlarmsNobody() {
        system.connect(finding -> alarmed.add(finding.toString()), List.of());
        announce(SubjectKind.HOUSEHOLD, "home-1", Priority.P2);
        book.tick(clock.millis());
        Notification row = queue.claim(clock.millis()).getFirst().first();
        results.sent(row, new SendResult.Unreachable("no such number 000-0000-0101"), "text", clock.millis());
        assertEquals(List.of(), alarmed);
        assertEquals(List.of("means PUSH cannot work"), notes.stream().map(Note::reason).toList());
        assertEquals("cannot work", row.result);
    }

    @Test
    void receiptAboutAHousehold_isKept_withoutTheWordsOfTheProvider() {
        announce(SubjectKind.HOUSEHOLD, "home-1", Priority.P2);
        book.tick(clock.millis());
        Notification row = queue.claim(clock.millis()).getFirst().first();
        results.sent(row, new SendResult.Accepted(row.key, true), "text", clock.millis());
        results.received(row, new DeliveryReceipt("slow", row.key, null, ReceiptOutcome.UNDELIVERED, clock.millis(), "000-0000-0101 is barred"),
                clock.millis());
        assertEquals("undelivered", row.result);
    }
}
