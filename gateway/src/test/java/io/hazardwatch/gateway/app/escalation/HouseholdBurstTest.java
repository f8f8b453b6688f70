package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.time.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A burst of gas in 50 households with a provider of ten messages a second: all are told within its rate, and the company first; in fake time. */
class HouseholdBurstTest {
    private static final int HOUSEHOLDS = 50;
    private static final int RATE = 10;

    /** A channel of that rate. */
    private record Slow() implements ChannelSettings {
        @Override
        public ChannelOptions options() {
            return new ChannelOptions("slow", Set.of(ContactMeansKind.values()), Set.of(), 10_000, new SendRate(0, RATE));
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
    private final CallConditions conditions = new CallConditions(system, note -> { });
    private final EscalationBook book = new EscalationBook(new EscalationMachine(EscalationSettings.STANDARD::timing), (subject, now) ->
            new Chain(List.of(CallRig.level("household", 1, subject.id()))), conditions);
    private final GuardedChannel channel = new GuardedChannel(new FakeProvider(), new Slow(), clock, (where, defect) -> { });
    private final MessageQueue queue = new MessageQueue(book, row -> List.of(channel), id -> null);
    private final MessageResults results = new MessageResults(book, Backoff.exact(1_000, 30_000), conditions, failed -> { }, null);
    private final ProviderHandOverBudgets budgets = new ProviderHandOverBudgets(book, conditions);
    private final List<Sent> sent = new ArrayList<>();

    private void announce(SubjectKind kind, String id, Priority priority) {
        book.announce(new Subject(kind, id, 1, 1, priority, "acme", "yard", null), null, clock.millis());
    }

    private void pass(long millis) {
        for (long until = clock.millis() + millis; clock.millis() < until; clock.advance(250)) {
            long now = clock.millis();
            book.tick(now);
            queue.claim(now).forEach(delivery -> {
                sent.add(new Sent((now - start) / 1_000, delivery.first().person));
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
}
