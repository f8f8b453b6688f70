package io.hazardwatch.gateway.app.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.DeviceTestSettings;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.MeansTest;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestDatabase;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTestsTest {
    private static final long START = Instant.parse("2026-12-01T10:00:00Z").toEpochMilli();
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    @TempDir
    private Path data;
    private final FakeClock clock = new FakeClock(START);
    private final List<PersonMessage> sent = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private SendResult answer = new SendResult.Accepted("m", true);
    private List<Person> people = List.of(person("li-wei", "138-0000-0001", START), person("wang-fang", "138-0000-0002", START));
    private Database database;
    private MeansTestBook book;
    private DeviceTests tests;

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite(data).open();
        book = MeansTestBook.open(new CopiedStore(database, null));
        PersonChannels channels = new PersonChannels(new ChannelContext(null, clock, receipt -> { }), (where, defect) -> { });
        channels.configure(List.of(new Sms()));
        tests = new DeviceTests(() -> people, book, channels, new TemplateRenderer(template -> { }), new Random(7), Runnable::run,
                (enterprise, failed) -> alarms.add(enterprise + ' ' + failed.stream().map(MeansTest::person).sorted().toList()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Person person(String id, String number, long verifiedAt) {
        return new Person(id, Text.of(id), "huarun-gas", null, Language.EN, List.of(), List.of(), List.of(), List.of(),
                List.of(new ContactMeans(ContactMeansKind.SMS, number, verifiedAt, "code")));
    }

    /** Every hour of these days is looked at. */
    private void pass(int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            clock.advance(DAY / 24);
            tests.look(clock.millis(), ZoneOffset.UTC);
        }
    }

    private DeliveryReceipt receipt(PersonMessage message, ReceiptOutcome outcome) {
        return new DeliveryReceipt("sms", null, message.key(), outcome, clock.millis(), null);
    }

    private List<MeansTest.State> states() {
        return book.all().stream().map(test -> test.state(clock.millis())).toList();
    }

    @Test
    void meansVerifiedAMonthAgo_isTestedByDayAndConfirmedByAKeyOrAReply() {
        pass(29);
        assertEquals(List.of(), sent);
        pass(2);
        assertEquals(List.of("li-wei", "wang-fang"), sent.stream().map(PersonMessage::person).toList());
        int hour = Instant.ofEpochMilli(sent.getFirst().sentAt()).atZone(ZoneOffset.UTC).getHour();
        assertTrue(hour >= 9 && hour < 17, "hour: " + hour);
        assertTrue(sent.getFirst().text().brief().contains(sent.getFirst().answer().code()), sent.getFirst().text()::brief);
        assertTrue(tests.took(receipt(sent.get(0), ReceiptOutcome.DELIVERED), clock.millis()));
        assertEquals(List.of(MeansTest.State.WAITS, MeansTest.State.WAITS), states());
        assertTrue(tests.took(receipt(sent.get(0), ReceiptOutcome.TAKEN), clock.millis()));
        tests.replied(new CodeReply("sms", "+86 138 0000 0009", sent.get(1).answer().code(), clock.millis()), clock.millis());
        assertTrue(states().contains(MeansTest.State.WAITS), "a reply from another number");
        tests.replied(new CodeReply("sms", "+86 13800000002", "ok " + sent.get(1).answer().code(), clock.millis()), clock.millis());
        assertEquals(List.of(MeansTest.State.CONFIRMED, MeansTest.State.CONFIRMED), states());
        pass(20);
        assertEquals(2, sent.size());
        assertEquals(List.of(), alarms);
        pass(12);
        assertEquals(4, sent.size());
    }

    @Test
    void testThatNobodyConfirms_isOneAlarmOfTheEnterpriseUntilAllAreConfirmed() {
        pass(31);
        pass(7);
        assertEquals("huarun-gas [li-wei, wang-fang]", alarms.getLast());
        assertEquals(1, alarms.stream().distinct().count(), alarms::toString);
        tests.took(receipt(sent.get(0), ReceiptOutcome.SEEN), clock.millis());
        people = List.of(people.get(0), person("wang-fang", "138-0000-0002", clock.millis()));
        pass(1);
        assertEquals("huarun-gas []", alarms.getLast());
        book = MeansTestBook.open(new CopiedStore(database, null));
        assertEquals(List.of(MeansTest.State.CONFIRMED, MeansTest.State.CONFIRMED), states());
    }

    @Test
    void channelThatRefuses_isTriedAgainLaterAndNothingCountsAsAsked() {
        answer = new SendResult.Retry("away", 0);
        pass(31);
        assertEquals(List.of(), book.all());
        assertTrue(sent.size() >= 2);
        answer = new SendResult.Accepted("m", true);
        pass(2);
        assertEquals(2, book.all().size());
    }

    @Test
    void meansThatIsGoneOrTestsSwitchedOff_isForgottenAndNotAsked() {
        pass(31);
        people = List.of(people.get(0));
        pass(1);
        assertEquals(List.of("li-wei"), book.all().stream().map(MeansTest::person).toList());
        tests.use(new DeviceTestSettings(0, 7));
        int before = sent.size();
        pass(60);
        assertEquals(before, sent.size());
        assertEquals(List.of(), alarms);
        assertFalse(tests.took(new DeliveryReceipt("sms", null, "other", ReceiptOutcome.TAKEN, 0, null), clock.millis()));
    }

    /** Keeps what it is given and answers as the test says. */
    private final class Sms implements ChannelSettings, PersonChannel {
        @Override
        public ChannelOptions options() {
            return new ChannelOptions("sms", EnumSet.of(ContactMeansKind.SMS));
        }

        @Override
        public PersonChannel open(ChannelContext context) {
            return this;
        }

        @Override
        public String id() {
            return "sms";
        }

        @Override
        public Set<ContactMeansKind> means() {
            return Set.of(ContactMeansKind.SMS);
        }

        @Override
        public Future<SendResult> send(PersonMessage message) {
            sent.add(message);
            return Future.succeededFuture(answer);
        }

        @Override
        public void close() {}
    }
}
