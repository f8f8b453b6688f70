package io.hazardwatch.gateway.app.channels;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.CodeReply;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.DeviceTestSettings;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.notify.person.MessageRenderer;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.ReplyCode;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.MeansTest;
import io.hazardwatch.gateway.people.MeansTestBook;
import io.hazardwatch.gateway.people.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Sends each urgent means of each person a test message every month, by day, and waits until the person confirms it by key, touch,
 * reply or console. A verification by code counts as a confirmed test. All work is done on one thread that may wait for the
 * relational store; {@link #took} and {@link #replied}: any thread.
 */
final class DeviceTests {
    private static final String KEY = "device-test-";
    private static final int CODES = 10_000;
    /** A month's tests are spread over its first morning rather than sent at once. */
    private static final int AT_ONCE_MAX = 3;
    private static final long AGAIN_MILLIS = 3_600_000;
    private static final int FROM_HOUR = 9;
    private static final int TO_HOUR = 17;
    private static final int LAST_DIGITS = 11;

    private final Supplier<Collection<Person>> people;
    private final MeansTestBook book;
    private final PersonChannels channels;
    private final MessageRenderer renderer;
    private final RandomGenerator random;
    private final Executor worker;
    private final BiConsumer<String, List<MeansTest>> alarms;
    private volatile DeviceTestSettings settings = DeviceTestSettings.USUAL;
    // the worker's thread
    private final Map<String, Long> notBefore = new HashMap<>();
    private final Set<String> alarmed = new HashSet<>();

    /**
     * @param people everybody at present
     * @param random one that nobody can predict
     * @param worker runs one thing after the other, where it may wait
     * @param alarms takes an enterprise and the tests of its people that nobody confirmed; an empty list ends its alarm
     */
    DeviceTests(Supplier<Collection<Person>> people, MeansTestBook book, PersonChannels channels, MessageRenderer renderer, RandomGenerator random,
            Executor worker, BiConsumer<String, List<MeansTest>> alarms) {
        this.people = people;
        this.book = book;
        this.channels = channels;
        this.renderer = renderer;
        this.random = random;
        this.worker = worker;
        this.alarms = alarms;
    }

    void use(DeviceTestSettings next) {
        settings = next;
    }

    /** Looks once a minute what has become due. The worker's thread. */
    void look(long now, ZoneId zone) {
        Collection<Person> present = people.get();
        forgetGone(present);
        int hour = Instant.ofEpochMilli(now).atZone(zone).getHour();
        if (settings.isOn() && hour >= FROM_HOUR && hour < TO_HOUR) {
            ask(present, now);
        }
        report(present, now);
    }

    private void forgetGone(Collection<Person> present) {
        book.all().stream().filter(test -> present.stream().noneMatch(person -> person.urgent().stream()
                .anyMatch(means -> means.isVerified() && test.isOf(person.id(), means)))).forEach(book::remove);
        present.forEach(person -> person.urgent().stream().filter(ContactMeans::isVerified).forEach(means -> {
            MeansTest test = book.of(person.id(), means);
            if (test != null && test.confirmedAt() == 0 && means.verifiedAt() > test.askedAt()) {
                book.put(test.confirmed("code", means.verifiedAt()));
            }
        }));
    }

    private void ask(Collection<Person> present, long now) {
        int asked = 0;
        for (Person person : present) {
            for (ContactMeans means : person.urgent()) {
                if (asked < AT_ONCE_MAX && isDue(person, means, now) && send(person, means, now)) {
                    asked++;
                }
            }
        }
    }

    private boolean isDue(Person person, ContactMeans means, long now) {
        if (!means.isVerified() || now < notBefore.getOrDefault(place(person, means), 0L)) {
            return false;
        }
        MeansTest test = book.of(person.id(), means);
        long last = test == null ? means.verifiedAt() : Math.max(means.verifiedAt(), Math.max(test.askedAt(), test.confirmedAt()));
        return now - last >= settings.everyMillis();
    }

    private static String place(Person person, ContactMeans means) {
        return person.id() + ' ' + means.kind() + ' ' + means.address();
    }

    private boolean send(Person person, ContactMeans means, long now) {
        notBefore.put(place(person, means), now + AGAIN_MILLIS);
        GuardedChannel channel = channels.ready(means.kind(), person.enterprise());
        if (channel == null) {
            return false;
        }
        String code = String.format(Locale.ROOT, "%0" + ReplyCode.DIGITS + 'd', random.nextInt(CODES));
        String key = KEY + person.id() + '-' + now + '-' + code;
        MeansTest test = new MeansTest(person.id(), means.kind(), means.address(), key, code, now, now + settings.answerMillis(), 0, null);
        channel.send(message(person, test)).onSuccess(result -> worker.execute(() -> {
            if (result instanceof SendResult.Accepted) {
                book.put(test);
            }
        }));
        return true;
    }

    private PersonMessage message(Person person, MeansTest test) {
        AnswerWays ways = new AnswerWays(null, test.code());
        MessageFacts facts = new MessageFacts(MessageNature.TEST, MessagePurpose.VERIFICATION, null, Text.of("HazardWatch"),
                new Text("每月设备测试，请确认收到（代码 " + test.code() + "，也可在控制台输入）", "monthly test of this device, please confirm (code " + test.code()
                + ", also at the console)"), null, null, null, 0, null, null, null, 1, ways);
        return new PersonMessage(test.key(), person.id(), test.kind(), test.address(), person.language(), MessageNature.TEST,
                MessagePurpose.VERIFICATION, null, renderer.render(facts, person.language()), ways, test.askedAt());
    }

    private void report(Collection<Person> present, long now) {
        Map<String, List<MeansTest>> failed = new HashMap<>();
        present.forEach(person -> {
            List<MeansTest> own = book.all().stream().filter(test -> test.person().equals(person.id())
                    && test.state(now) == MeansTest.State.NOT_CONFIRMED).toList();
            if (!own.isEmpty() && settings.isOn()) {
                String enterprise = person.enterprise() == null ? SystemAlarms.ENTERPRISE : person.enterprise();
                failed.merge(enterprise, own, (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
            }
        });
        alarmed.stream().filter(enterprise -> !failed.containsKey(enterprise)).forEach(enterprise -> alarms.accept(enterprise, List.of()));
        failed.forEach(alarms);
        alarmed.clear();
        alarmed.addAll(failed.keySet());
    }

    /** Takes a report if it is about a test of a device; then nobody else has to. */
    boolean took(DeliveryReceipt receipt, long now) {
        boolean isOwn = receipt.key() != null && receipt.key().startsWith(KEY);
        if (isOwn && (receipt.outcome() == ReceiptOutcome.TAKEN || receipt.outcome() == ReceiptOutcome.SEEN)) {
            worker.execute(() -> confirm(book.first(test -> test.key().equals(receipt.key())), receipt.outcome().name(), now));
        }
        return isOwn;
    }

    /** A reply may be about a test or about a call; both look at it. */
    void replied(CodeReply reply, long now) {
        ReplyCode code = ReplyCode.in(reply.text());
        if (code != null) {
            worker.execute(() -> confirm(book.first(test -> test.state(now) == MeansTest.State.WAITS && test.code().equals(code.code())
                    && lastDigits(test.address()).equals(lastDigits(reply.address()))), "code", now));
        }
    }

    private void confirm(MeansTest test, String by, long now) {
        if (test != null && test.confirmedAt() == 0) {
            book.put(test.confirmed(by, now));
        }
    }

    private static String lastDigits(String address) {
        String digits = address.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }
}
