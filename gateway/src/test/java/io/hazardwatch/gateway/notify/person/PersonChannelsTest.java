package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which channel serves whom, and what the sender sees of a channel that fails. */
class PersonChannelsTest {
    private static final SendResult TAKEN = new SendResult.Accepted("1", false);

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
        assertEquals(new ChannelState("sms", 0, 5, 0, 0, 5, true, "HTTP 500", 0), channel.state());
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
        assertEquals(new ChannelState("sms", 0, 6, 0, 0, 6, false, "HTTP 400", 0), channel.state());
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
