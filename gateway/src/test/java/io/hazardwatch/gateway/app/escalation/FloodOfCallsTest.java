package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.time.Backoff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Toledo 2022, 3,712 alarms in twelve hours, 55 of them in seven minutes: the calls about them in fake time. Each alarm is answered at the
 * console ten minutes after
 * it came, which is when its operators had time.
 */
class FloodOfCallsTest {
    private static final long START = 1_760_000_000_000L;
    private static final int SECONDS = 12 * 3_600;
    private static final int ALARMS = 3_712;
    private static final int BURST = 55;
    private static final int BURST_FROM = 20_000;
    private static final int BURST_SECONDS = 420;
    private static final int ANSWERED_AFTER_SECONDS = 600;
    private static final long WINDOW = 600_000;
    private static final long STEP_MILLIS = 1_000;
    private static final long URGENT_MILLIS_MAX = 2_000;

    /** An alarm comes. */
    private record Coming(int second, Subject subject) {}

    /** A message is handed over. */
    private record Sent(long at, String person, List<Notification> rows) {
        boolean isUrgent() {
            return rows.stream().anyMatch(row -> row.priority == Priority.P1);
        }
    }

    private final FakeClock clock = new FakeClock(START);
    private final List<Sent> sent = new ArrayList<>();
    private final List<Long> urgentMillis = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private static List<Coming> flood() {
        SplittableRandom random = new SplittableRandom(1);
        List<Coming> all = new ArrayList<>();
        for (int i = 0; i < ALARMS; i++) {
            int second = i < BURST ? BURST_FROM + i * BURST_SECONDS / BURST : random.nextInt(SECONDS);
            Priority priority = i % 25 == 0 ? Priority.P1 : i % 5 == 0 ? Priority.P2 : i % 5 < 4 ? Priority.P3 : Priority.P4;
            all.add(new Coming(second, new Subject(SubjectKind.ALARM, "alarm-" + i, 1, 1, priority, "e", "s", null)));
        }
        return all;
    }

    /** Plays twelve hours, second by second. */
    private void play(List<Coming> alarms) {
        CallConditions conditions = new CallConditions(new SystemAlarms(clock), note -> { });
        Chain chain = new Chain(List.of(CallRig.level("one", 10, "ann"), CallRig.level("two", 20, "bob")));
        EscalationBook book = new EscalationBook(new EscalationMachine(EscalationSettings.STANDARD::timing), (subject, now) -> chain, conditions);
        MessageQueue queue = new MessageQueue(book, row -> List.of(new FakeProvider()), id -> null);
        MessageResults results = new MessageResults(book, Backoff.exact(1_000, 30_000), conditions, failed -> { }, null);
        Map<Integer, List<Coming>> bySecond = alarms.stream().collect(Collectors.groupingBy(Coming::second));
        for (int second = 0; second < SECONDS + ANSWERED_AFTER_SECONDS; second++) {
            long now = clock.millis();
            bySecond.getOrDefault(second, List.of()).forEach(each -> book.announce(each.subject(), null, now));
            bySecond.getOrDefault(second - ANSWERED_AFTER_SECONDS, List.of())
                    .forEach(each -> book.acknowledge(book.of(each.subject().key()), "operator", "console", now));
            book.tick(now);
            if (book.isChanged() || queue.nextAt() <= now) {
                queue.claim(now).forEach(delivery -> take(delivery, queue, results, now));
                book.batch(now);
            }
            if (second % 60 == 0) {
                book.prune(now);
            }
            clock.advance(STEP_MILLIS);
        }
    }

    private void take(MessageDelivery delivery, MessageQueue queue, MessageResults results, long now) {
        List<Notification> rows = delivery.rows();
        sent.add(new Sent(now, delivery.first().person, rows));
        for (Notification row : rows) {
            if (row.purpose == MessagePurpose.CALL) {
                told.add(row.subjectId + ' ' + row.person);
                if (row.priority == Priority.P1) {
                    urgentMillis.add(now - row.plannedAt);
                }
            }
            results.sent(row, new SendResult.Accepted(row.key, false), "text", now);
        }
        queue.done(delivery);
    }

    @Test
    void flood_delaysNoP1_andEachPersonGetsFewMessages() {
        List<Coming> flood = flood();
        play(flood);
        assertTrue(urgentMillis.size() > 2 * ALARMS / 25, urgentMillis.size() + " P1 messages");
        long longest = urgentMillis.stream().mapToLong(each -> each).max().orElseThrow();
        assertTrue(longest <= URGENT_MILLIS_MAX, () -> "a P1 waited for " + longest + " ms");
        long waited = urgentMillis.stream().filter(each -> each > 0).count();
        assertTrue(waited < urgentMillis.size() / 10, () -> waited + " of " + urgentMillis.size() + " P1 messages waited for another P1");
        flood.stream().filter(each -> each.subject().priority() != Priority.P4)
                .forEach(each -> assertTrue(told.contains(each.subject().id() + " ann"), () -> "nobody was told of " + each));
        for (String person : List.of("ann", "bob")) {
            List<Sent> own = sent.stream().filter(each -> each.person().equals(person)).toList();
            List<Sent> others = own.stream().filter(each -> !each.isUrgent()).toList();
            System.err.println("measured: " + person + " got " + own.size() + " messages in 12 h, " + others.size()
                    + " of them without a P1, at most "
                    + most(own) + " in 10 min, " + most(others) + " without a P1");
            assertTrue(most(others) <= 2 * PersonMessageLimit.MESSAGES_MAX, () -> person + ": " + most(others));
        }
    }

    /** The most messages in any ten minutes. */
    private static int most(List<Sent> messages) {
        int most = 0;
        int from = 0;
        for (int i = 0; i < messages.size(); i++) {
            while (messages.get(i).at() - messages.get(from).at() >= WINDOW) {
                from++;
            }
            most = Math.max(most, i - from + 1);
        }
        return most;
    }
}
