package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which channel serves whom, and what the sender sees of a channel that fails. */
class PersonChannelsTest {
    private static final SendResult TAKEN = new SendResult.Accepted("1", false);
    private static final SendResult WRONG = new SendResult.Retry("HTTP 400", 0, true);
    private static final SendResult BROKEN = new SendResult.Retry("HTTP 500", 0);
    private static final SendResult BUSY = new SendResult.Retry("HTTP 429", 7_000);
    private static final SendResult NOBODY = new SendResult.Unreachable("no such number");

    private final FakeClock clock = new FakeClock(TestMessage.AT);
    private final List<String> defects = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final PersonChannels channels = new PersonChannels(new ChannelContext(null, clock, receipt -> { }), (where, defect) ->
            defects.add(where));

    /** A channel that answers what the test says. */
    private record Said(ChannelOptions options, List<SendResult> answers, List<String> closed) implements ChannelSettings {
        @Override
        public PersonChannel open(ChannelContext context) {
            return new PersonChannel() {
                @Override
                public String id() {
                    return options.id();
                }

                @Override
                public Set<ContactMeansKind> means() {
                    return options.means();
                }

                @Override
                public Future<SendResult> send(PersonMessage message) {
                    return Future.succeededFuture(answers.removeFirst());
                }

                @Override
                public void close() {
                    closed.add(options.id());
                }
            };
        }
    }

    private Said said(String id, Set<ContactMeansKind> means, Set<String> enterprises, SendRate rate, SendResult... answers) {
        return new Said(new ChannelOptions(id, means, enterprises, 1_000, rate), new ArrayList<>(List.of(answers)), closed);
    }

    private Said said(String id, ContactMeansKind means, String... enterprises) {
        return said(id, Set.of(means), Set.of(enterprises), SendRate.UNLIMITED);
    }

    @AfterEach
    void close() {
        channels.close();
    }

    private static PersonMessage message() {
        return TestMessage.of("key", ContactMeansKind.SMS, "138", "gas");
    }

    private GuardedChannel answering(SendResult... answers) {
        channels.configure(List.of(said("sms", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED, answers)));
        return channels.named("sms");
    }

    private static SendResult send(GuardedChannel channel, int number) {
        return channel.send(TestMessage.of("key-" + number, ContactMeansKind.SMS, "138-" + number, "gas")).result();
    }

    private static void send(GuardedChannel channel, int... numbers) {
        IntStream.of(numbers).forEach(number -> send(channel, number));
    }

    private List<String> serving(ContactMeansKind means, String enterprise) {
        return channels.serving(means, enterprise).stream().map(GuardedChannel::id).toList();
    }

    @Test
    void means_areServedInTheOrderOfTheSettings() {
        channels.configure(List.of(said("own", ContactMeansKind.SMS, "huarun-gas"), said("mail", ContactMeansKind.MAIL),
                said("all", ContactMeansKind.SMS)));
        assertEquals(List.of("own", "all"), serving(ContactMeansKind.SMS, "huarun-gas"));
        assertEquals(List.of("all"), serving(ContactMeansKind.SMS, "north-chem"));
        assertEquals(List.of("all"), serving(ContactMeansKind.SMS, null));
        assertEquals(List.of(), serving(ContactMeansKind.VOICE, "huarun-gas"));
    }

    @Test
    void reload_keepsWhatDidNotChangeAndClosesTheRest() {
        Said same = said("same", ContactMeansKind.SMS);
        channels.configure(List.of(same, said("changed", ContactMeansKind.SMS), said("gone", ContactMeansKind.SMS)));
        GuardedChannel before = channels.named("same");
        GuardedChannel changed = channels.named("changed");
        channels.configure(List.of(said("changed", ContactMeansKind.MAIL), said("same", ContactMeansKind.SMS)));
        assertSame(before, channels.named("same"));
        assertNotSame(changed, channels.named("changed"));
        assertEquals(List.of("changed", "gone"), closed);
    }

    @Test
    void providerThatFailsAgainAndAgain_isLeftAloneAndTriedAgainLater() {
        SendResult broken = new SendResult.Retry("HTTP 500", 0);
        channels.configure(List.of(said("sms", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED, broken, broken, broken, broken,
                broken, TAKEN)));
        GuardedChannel channel = channels.named("sms");
        for (int i = 0; i < 5; i++) {
            assertEquals(broken, channel.send(message()).result());
        }
        assertFalse(channel.isAvailable());
        SendResult.Retry held = assertInstanceOf(SendResult.Retry.class, channel.send(message()).result());
        assertTrue(held.afterMillis() > 0 && held.reason().contains("HTTP 500"), held::toString);
        assertEquals(new ChannelState("sms", 0, 5, 0, 0, 5, 0, Circuit.LEFT_ALONE, false, "HTTP 500", 0), channel.state());
        clock.advance(held.afterMillis());
        assertEquals(TAKEN, channel.send(message()).result());
        assertTrue(channel.isAvailable());
    }

    @Test
    void providerThatNamesATime_isNotBroken() {
        SendResult busy = new SendResult.Retry("HTTP 429", 7_000);
        channels.configure(List.of(said("sms", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED, busy, busy, busy, busy, busy,
                busy, TAKEN)));
        GuardedChannel channel = channels.named("sms");
        for (int i = 0; i < 6; i++) {
            assertEquals(busy, channel.send(message()).result());
        }
        assertEquals(TAKEN, channel.send(message()).result());
    }

    @Test
    void refusalsOfMessages_shutTheChannelForNobody_andAreSeen() {
        SendResult wrong = new SendResult.Retry("HTTP 400", 0, true);
        SendResult broken = new SendResult.Retry("HTTP 500", 0);
        channels.configure(List.of(said("sms", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED, wrong, wrong, wrong, wrong, wrong, wrong,
                broken, broken, broken, broken, wrong, broken, wrong, broken, TAKEN)));
        GuardedChannel channel = channels.named("sms");
        for (int i = 0; i < 6; i++) {
            assertEquals(wrong, channel.send(message()).result());
        }
        assertTrue(channel.isAvailable());
        assertEquals(new ChannelState("sms", 0, 6, 0, 0, 0, 1, Circuit.CLOSED, false, "HTTP 400", 0), channel.state());
        assertFalse(channel.state().isFailing(), "one wrong number says nothing of others");
        for (int i = 0; i < 6; i++) {
            channel.send(message());
        }
        assertFalse(channel.isAvailable(), "a refusal between does not hide that the provider is broken");
        clock.advance(5_000);
        assertEquals(wrong, channel.send(message()).result());
        assertTrue(channel.isAvailable(), "another message may try at once");
        assertEquals(broken, channel.send(message()).result());
        assertFalse(channel.isAvailable(), "that a wrong number is refused does not prove that others are taken");
        clock.advance(60_000);
        assertEquals(TAKEN, channel.send(message()).result());
        assertTrue(channel.isAvailable());
        assertEquals(0, channel.state().failuresInARow());
    }

    @Test
    void accountThatIsBlocked_refusesEveryAddress_soOthersComeFirst_untilATrialIsAccepted() {
        GuardedChannel channel = answering(WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, TAKEN);
        send(channel, 1, 2, 2, 3, 4);
        assertTrue(channel.isAvailable(), "the same address counts once");
        send(channel, 5);
        assertFalse(channel.isAvailable());
        assertEquals(new ChannelState("sms", 0, 6, 0, 0, 0, 5, Circuit.ASKED_LAST, false, "HTTP 400", 0), channel.state());
        assertTrue(channel.state().isFailing());
        clock.advance(5_000);
        assertTrue(channel.isAvailable(), "one message tries it");
        send(channel, 1);
        clock.advance(9_999);
        assertFalse(channel.isAvailable(), "refused again, so it rests for longer");
        clock.advance(1);
        assertTrue(channel.isAvailable());
        assertEquals(TAKEN, send(channel, 6));
        assertEquals(new ChannelState("sms", 1, 7, 0, 0, 0, 0, Circuit.CLOSED, false, null, clock.millis()), channel.state());
    }

    /** Wrong numbers alone look like an account that is blocked; where there is no other channel, they must keep nobody's message. */
    @Test
    void channelThatRefusesEveryAddress_stillTakesWhatNoOtherTakes() {
        GuardedChannel channel = answering(WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, TAKEN);
        send(channel, 1, 2, 3, 4, 5);
        assertFalse(channel.isAvailable());
        assertFalse(channel.isLeftAlone());
        assertSame(channel, channels.ready(ContactMeansKind.SMS, "acme"));
        assertEquals(WRONG, send(channel, 6));
        assertFalse(channel.isAvailable());
        assertEquals(TAKEN, send(channel, 7));
        assertTrue(channel.isAvailable());
    }

    @Test
    void messageForNobodyInParticular_goesByTheFirstThatWorks_thenByOneThatIsAskedLast() {
        channels.configure(List.of(said("one", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED, WRONG, WRONG, WRONG, WRONG, WRONG),
                said("two", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED, BROKEN, BROKEN, BROKEN, BROKEN, BROKEN)));
        send(channels.named("one"), 1, 2, 3, 4, 5);
        assertEquals("two", channels.ready(ContactMeansKind.SMS, "acme").id());
        send(channels.named("two"), 1, 2, 3, 4, 5);
        assertEquals("one", channels.ready(ContactMeansKind.SMS, "acme").id());
    }

    @Test
    void acceptedBetweenRefusals_beginsTheirCountAgain_aNamedTimeDoesNot() {
        GuardedChannel channel = answering(WRONG, WRONG, WRONG, WRONG, TAKEN, WRONG, WRONG, WRONG, WRONG, BUSY, NOBODY, WRONG, BUSY, WRONG);
        send(channel, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertTrue(channel.isAvailable());
        send(channel, 12);
        assertFalse(channel.isAvailable());
        clock.advance(5_000);
        send(channel, 13);
        assertEquals(Circuit.ASKED_LAST, channel.state().circuit(), "that it is busy does not prove that it takes anybody");
        assertTrue(channel.isAvailable(), "another message may try at once");
        send(channel, 14);
        assertFalse(channel.isAvailable());
    }

    @Test
    void addressThatCannotWork_onlyEndsTheTrialOfABrokenProvider() {
        GuardedChannel channel = answering(BROKEN, BROKEN, BROKEN, BROKEN, NOBODY, BROKEN, NOBODY, BROKEN, TAKEN);
        send(channel, 1, 2, 3, 4, 5, 6);
        assertFalse(channel.isAvailable(), "it does not hide that the provider is broken");
        clock.advance(5_000);
        assertEquals(NOBODY, send(channel, 5));
        assertEquals(Circuit.LEFT_ALONE, channel.state().circuit());
        assertTrue(channel.isAvailable(), "another message may try at once");
        send(channel, 6);
        assertFalse(channel.isAvailable(), "that nobody has a number does not prove that others are taken");
        clock.advance(60_000);
        assertEquals(TAKEN, send(channel, 6));
        assertEquals(Circuit.CLOSED, channel.state().circuit());
    }

    @Test
    void channelThatRefusesEveryAddress_andThenBreaks_isLeftAlone() {
        GuardedChannel channel = answering(WRONG, WRONG, WRONG, WRONG, WRONG, BROKEN, BROKEN, BROKEN, BROKEN, BROKEN, WRONG, TAKEN);
        send(channel, 1, 2, 3, 4, 5, 1, 2, 3, 4);
        assertEquals(Circuit.ASKED_LAST, channel.state().circuit());
        send(channel, 5);
        assertEquals(Circuit.LEFT_ALONE, channel.state().circuit());
        assertTrue(channel.isLeftAlone());
        clock.advance(5_000);
        assertEquals(WRONG, send(channel, 1));
        assertTrue(channel.isAvailable(), "a wrong number keeps nobody from trying");
        assertEquals(TAKEN, send(channel, 6));
        assertEquals(Circuit.CLOSED, channel.state().circuit());
    }

    @Test
    void refusalOfASecondAddress_isSeen_untilOneIsAccepted_orNothingWasTriedForAnHour() {
        GuardedChannel channel = answering(WRONG, WRONG, WRONG, BUSY, TAKEN, WRONG, WRONG);
        send(channel, 1, 1);
        assertFalse(channel.state().isFailing(), "one wrong number says nothing of others");
        clock.advance(3_600_000);
        assertFalse(channel.state().isQuiet(), "nobody doubted that it works");
        send(channel, 2, 3);
        assertTrue(channel.state().isFailing());
        assertTrue(channel.isAvailable());
        clock.advance(3_600_000);
        assertTrue(channel.state().isQuiet());
        assertFalse(channel.state().isFailing());
        send(channel, 3, 1);
        assertFalse(channel.state().isFailing());
        send(channel, 2);
        assertTrue(channel.state().isFailing());
    }

    @Test
    void failureAfterWhichNothingWasTriedForAnHour_isUnknown() {
        GuardedChannel channel = answering(BROKEN, BROKEN);
        send(channel, 1);
        clock.advance(3_599_999);
        assertTrue(channel.state().isFailing());
        clock.advance(1);
        assertTrue(channel.state().isQuiet());
        assertFalse(channel.state().isFailing());
        send(channel, 1);
        assertTrue(channel.state().isFailing());
    }

    @Test
    void rateThatIsUsedUp_delaysAndDropsNothing() {
        channels.configure(List.of(said("sms", Set.of(ContactMeansKind.SMS), Set.of(), new SendRate(2, 0), TAKEN, TAKEN, TAKEN)));
        GuardedChannel channel = channels.named("sms");
        assertEquals(TAKEN, channel.send(message()).result());
        assertEquals(TAKEN, channel.send(message()).result());
        SendResult.Retry later = assertInstanceOf(SendResult.Retry.class, channel.send(message()).result());
        assertEquals(60_000, later.afterMillis());
        assertTrue(channel.isAvailable(), "a limit is no failure");
        clock.advance(60_000);
        assertEquals(TAKEN, channel.send(message()).result());
        assertEquals(1, channel.state().limited());
    }

    @Test
    void channelThatThrows_countsAsRetryAndIsReportedAsADefect() {
        channels.configure(List.of(said("sms", ContactMeansKind.SMS)));
        assertInstanceOf(SendResult.Retry.class, channels.named("sms").send(message()).result());
        assertEquals(List.of("channel sms"), defects);
    }

    @Test
    void numberInTheWordsOfAProvider_isMasked_alsoForOthersWhoseMessageWaits() {
        SendResult refused = new SendResult.Retry("HTTP 500 for 13900001234", 0);
        channels.configure(List.of(said("sms", Set.of(ContactMeansKind.SMS), Set.of(), SendRate.UNLIMITED,
                new SendResult.Unreachable("13900001234: none"), refused, refused, refused, refused, refused)));
        GuardedChannel channel = channels.named("sms");
        PersonMessage message = TestMessage.of("key", ContactMeansKind.SMS, "13900001234", "gas");
        assertEquals(new SendResult.Unreachable("***: none"), channel.send(message).result());
        for (int i = 0; i < 5; i++) {
            assertEquals(new SendResult.Retry("HTTP 500 for ***", 0), channel.send(message).result());
        }
        assertEquals("HTTP 500 for ***", channel.state().lastError());
        assertEquals("left alone after 5 failures: HTTP 500 for ***", ((SendResult.Retry) channel.send(message()).result()).reason());
    }
}
