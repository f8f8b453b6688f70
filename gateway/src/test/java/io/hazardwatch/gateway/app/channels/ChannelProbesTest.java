package io.hazardwatch.gateway.app.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelOptions;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendRate;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel shows every day that it works, end to end; one that does not is alarmed. */
class ChannelProbesTest {
    private static final long START = 1_763_781_234_567L;

    private final FakeClock clock = new FakeClock(START);
    private final List<PersonMessage> sent = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private SendResult answer = new SendResult.Accepted("m-1", true);
    private final PersonChannels channels = new PersonChannels(new ChannelContext(null, clock, receipt -> { }), (where, defect) -> { });
    private final ChannelProbes probes = new ChannelProbes(channels, new TemplateRenderer(template -> { }),
            (id, fails) -> alarms.add(id + ' ' + fails));

    @BeforeEach
    void open() {
        channels.configure(List.of(new Sms()));
        probes.look(clock.millis());
    }

    /** Lets minutes pass. */
    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 60_000) {
            clock.advance(60_000);
            probes.look(clock.millis());
        }
    }

    private boolean report(String reference, String key, ReceiptOutcome outcome) {
        return probes.took(new DeliveryReceipt("sms", reference, key, outcome, clock.millis(), null), clock.millis());
    }

    @Test
    void channelThatDelivers_isTestedOnceADay() {
        pass(ChannelProbes.AGAIN_MILLIS);
        assertEquals(1, sent.size());
        assertTrue(sent.getFirst().text().title().startsWith("【测试】"), sent.getFirst().text()::title);
        assertTrue(report("m-1", null, ReceiptOutcome.DELIVERED));
        pass(ChannelProbes.EVERY_MILLIS - 120_000);
        assertEquals(1, sent.size());
        pass(180_000);
        assertEquals(2, sent.size());
        assertEquals(List.of("sms false"), alarms);
    }

    @Test
    void channelThatAcceptsAndNeverDelivers_isAlarmedUntilItDelivers() {
        pass(3 * (ChannelProbes.RECEIPT_MILLIS + ChannelProbes.AGAIN_MILLIS) + 120_000);
        assertEquals(List.of("sms true"), alarms);
        pass(ChannelProbes.AGAIN_MILLIS);
        assertTrue(report(null, sent.getLast().key(), ReceiptOutcome.DELIVERED));
        assertEquals("sms false", alarms.getLast());
    }

    @Test
    void channelThatRefuses_isAlarmedAfterThreeTests() {
        answer = new SendResult.Retry("HTTP 500", 0);
        pass(3 * ChannelProbes.AGAIN_MILLIS);
        assertEquals(List.of("sms true"), alarms);
        assertEquals(3, sent.size());
    }

    @Test
    void reportsAboutOtherMessages_areLeftToOthers() {
        pass(ChannelProbes.AGAIN_MILLIS);
        assertFalse(report("m-2", "key", ReceiptOutcome.DELIVERED));
        assertTrue(report(null, "probe-sms-1", ReceiptOutcome.DELIVERED), "a late report about a test");
        assertEquals(List.of(), alarms);
    }

    private final class Sms implements ChannelSettings {
        @Override
        public ChannelOptions options() {
            return new ChannelOptions("sms", Set.of(ContactMeansKind.SMS), Set.of(), 1_000, SendRate.UNLIMITED, "+86 1");
        }

        @Override
        public PersonChannel open(ChannelContext context) {
            return new PersonChannel() {
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
                public void close() {
                    sent.clear();
                }
            };
        }
    }
}
