package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.Escalation;
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
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.time.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages to households and to those on duty over several channels; in fake time. */
class HouseholdChannelsTest {
    /** A channel of that rate. */
    private record Named(String id, int perSecond) implements ChannelSettings {
        @Override
        public ChannelOptions options() {
            return new ChannelOptions(id, Set.of(ContactMeansKind.values()), Set.of(), 10_000, new SendRate(0, perSecond));
        }

        @Override
        public PersonChannel open(ChannelContext context) {
            return new FakeProvider(id);
        }
    }

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final CallConditions conditions = new CallConditions(new SystemAlarms(clock), note -> { });
    private final EscalationBook book = new EscalationBook(new EscalationMachine(subject -> EscalationSettings.STANDARD.timing(subject)),
            (subject, now) -> new Chain(List.of(CallRig.level("level", 1, subject.id()))), conditions);
    /** Person, channel; of the first means only. */
    private final List<String> sent = new ArrayList<>();

    private GuardedChannel channel(String id, int perSecond) {
        return new GuardedChannel(new FakeProvider(id), new Named(id, perSecond), clock, (where, defect) -> { });
    }

    private void announce(SubjectKind kind, String id) {
        book.announce(new Subject(kind, id, 1, 1, Priority.P2, "acme", "yard", null), null, clock.millis());
    }

    private void pass(Function<Notification, List<GuardedChannel>> channels, Function<MessageDelivery, SendResult> answer, long millis) {
        MessageResults results = new MessageResults(book, Backoff.exact(1_000, 30_000), conditions, failed -> { },
                new InformationMessages((person, urgency) -> List.of()));
        MessageQueue queue = new MessageQueue(book, channels::apply, id -> null);
        for (long until = clock.millis() + millis; clock.millis() < until; clock.advance(250)) {
            long now = clock.millis();
            book.tick(now);
            queue.claim(now).forEach(delivery -> {
                if (delivery.first().means == ContactMeansKind.PUSH) {
                    sent.add(delivery.first().person + ' ' + delivery.channel().id());
                }
                delivery.rows().forEach(row -> results.sent(row, answer.apply(delivery), "text", now));
                queue.done(delivery);
            });
            book.batch(now);
        }
    }

    @Test
    void messageThatOneChannelRefuses_goesByTheNext() {
        List<GuardedChannel> both = List.of(channel("one", 100), channel("two", 100));
        announce(SubjectKind.ALARM, "ann");
        pass(row -> both, delivery -> delivery.channel().id().equals("one") ? new SendResult.Retry("HTTP 400", 0, true)
                : new SendResult.Accepted("1", false), 5_000);
        assertEquals(List.of("ann one", "ann two"), sent);
    }

    @Test
    void messageThatAllRefuse_goesByTurns() {
        List<GuardedChannel> both = List.of(channel("one", 100), channel("two", 100));
        announce(SubjectKind.ALARM, "ann");
        pass(row -> both, delivery -> new SendResult.Retry("HTTP 400", 0, true), 10_000);
        assertEquals(List.of("ann one", "ann two", "ann one"), sent.subList(0, 3));
    }

    /** A time that the next one names says nothing of the one that refused. */
    @Test
    void messageThatOneChannelRefusedAndTheNextPutOff_waitsForTheNext_andSaysWhoRefused() {
        List<GuardedChannel> both = List.of(channel("one", 100), channel("two", 100));
        announce(SubjectKind.ALARM, "ann");
        pass(row -> both, delivery -> delivery.channel().id().equals("one") ? new SendResult.Retry("HTTP 400", 0, true)
                : new SendResult.Retry("HTTP 429", 4_000), 4_000);
        assertEquals(List.of("ann one", "ann two"), sent);
        assertEquals(List.of("HTTP 429; refused by one"), pushResults());
        pass(row -> both, delivery -> new SendResult.Accepted("1", false), 6_000);
        assertEquals(List.of("ann one", "ann two", "ann two"), sent);
    }

    @Test
    void householdThatTheChannelPutOff_hasRefusedNothing() {
        announce(SubjectKind.HOUSEHOLD, "home-1");
        pass(row -> List.of(channel("one", 100)), delivery -> new SendResult.Retry("HTTP 429", 4_000), 2_000);
        assertEquals(List.of("not taken yet"), pushResults());
        pass(row -> List.of(channel("one", 100)), delivery -> new SendResult.Retry("HTTP 400 to 138", 0, true), 6_000);
        assertEquals(List.of("refused"), pushResults());
    }

    private List<String> pushResults() {
        return book.rows().stream().filter(row -> row.means == ContactMeansKind.PUSH).map(row -> row.result).toList();
    }

    @Test
    void messageThatTheOtherChannelRefuses_goesByTheOneThatIsAskedLast_atOnce() {
        GuardedChannel blocked = channel("one", 100);
        List<GuardedChannel> both = List.of(blocked, channel("two", 100));
        ((FakeProvider) blocked.channel()).answer = message -> new SendResult.Retry("HTTP 400", 0, true);
        IntStream.range(0, 5).forEach(i -> blocked.send(TestMessage.of("key-" + i, ContactMeansKind.SMS, "138-" + i, "gas")));
        announce(SubjectKind.ALARM, "ann");
        pass(row -> both, delivery -> delivery.channel().id().equals("two") ? new SendResult.Retry("HTTP 400", 0, true)
                : new SendResult.Accepted("1", false), 3_000);
        assertEquals(List.of("ann two", "ann one"), sent);
    }

    /** The channel itself learns of its trial only when the message is handed over. */
    @Test
    void pauseOfAChannelThatIsAskedLastEnds_oneMessageOfTheBurstTriesIt() {
        assertOneTries(channel("one", 100), new SendResult.Retry("HTTP 400", 0, true));
    }

    @Test
    void pauseOfAChannelThatIsLeftAloneEnds_oneMessageOfTheBurstTriesIt() {
        assertOneTries(channel("one", 100), new SendResult.Retry("HTTP 500", 0));
    }

    private void assertOneTries(GuardedChannel one, SendResult answer) {
        List<GuardedChannel> both = List.of(one, channel("two", 100));
        ((FakeProvider) one.channel()).answer = message -> answer;
        IntStream.range(0, 5).forEach(i -> one.send(TestMessage.of("key-" + i, ContactMeansKind.SMS, "138-" + i, "gas")));
        clock.advance(5_000);
        IntStream.range(0, 6).forEach(i -> announce(SubjectKind.ALARM, "plant-" + i));
        IntStream.range(0, 6).forEach(i -> announce(SubjectKind.HOUSEHOLD, "home-" + i));
        pass(row -> both, delivery -> new SendResult.Accepted("1", false), 250);
        assertEquals(12, sent.size(), sent::toString);
        assertEquals(1, sent.stream().filter(each -> each.endsWith(" one")).count(), sent::toString);
    }

    @Test
    void onlyChannelIsTried_theRestOfTheBurstWaitsForNothing() {
        GuardedChannel one = channel("one", 100);
        ((FakeProvider) one.channel()).answer = message -> new SendResult.Retry("HTTP 400", 0, true);
        IntStream.range(0, 5).forEach(i -> one.send(TestMessage.of("key-" + i, ContactMeansKind.SMS, "138-" + i, "gas")));
        clock.advance(5_000);
        IntStream.range(0, 6).forEach(i -> announce(SubjectKind.ALARM, "plant-" + i));
        pass(row -> List.of(one), delivery -> new SendResult.Accepted("1", false), 250);
        assertEquals(6, sent.size(), sent::toString);
    }

    /** The other channel is full, so that its last message is always one to staff. */
    @Test
    void staffOfOneChannel_doNotWaitForAllHouseholds_whateverGoesByTheOther() {
        GuardedChannel sms = channel("sms", 1);
        GuardedChannel voice = channel("voice", 1);
        IntStream.range(0, 40).forEach(i -> announce(SubjectKind.HOUSEHOLD, "home-" + i));
        IntStream.range(0, 40).forEach(i -> announce(SubjectKind.ALARM, "sms-" + i));
        announce(SubjectKind.ALARM, "voice-1");
        pass(row -> List.of(row.person.startsWith("sms-") ? sms : voice), delivery -> new SendResult.Accepted("1", false), 6_000);
        assertTrue(sent.stream().filter(each -> each.endsWith(" voice")).limit(3).anyMatch("voice-1 voice"::equals), sent::toString);
    }

    @Test
    void healthNamesTheMostUrgentFirst_ofWhatNobodyAnswered() {
        List<Escalation> all = IntStream.range(0, 20).mapToObj(i -> unanswered(SubjectKind.HOUSEHOLD, "home-" + i, Priority.P2))
                .collect(Collectors.toCollection(ArrayList::new));
        all.add(unanswered(SubjectKind.ALARM, "plant", Priority.P1));
        List<String> named = EscalationStart.unanswered(all.stream());
        assertEquals(10, named.size());
        assertEquals("plant", named.getFirst());
    }

    private static Escalation unanswered(SubjectKind kind, String id, Priority priority) {
        return new Escalation(new Subject(kind, id, 1, 1, priority, "acme", "yard", null), 0, "", 0, 0, 0, 1, false, 0, 0, Escalation.NEVER,
                Escalation.NEVER, 0, List.of(), List.of(), List.of(), 0, null);
    }
}
