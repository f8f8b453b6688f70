package io.hazardwatch.gateway.notify.channel.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.ChannelContract;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demonstration phones keep to the contract of channels and report what is pressed. */
class DemoPhoneTest extends ChannelContract {
    private static final long RING_MILLIS = 200;

    @Override
    protected ContractPeer openPeer() {
        return new Shown();
    }

    @Override
    protected ChannelSettings settings() {
        return new DemoPhoneSettings(options("demo-phone"), RING_MILLIS);
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.SMS;
    }

    @Override
    protected String address() {
        return "+86 138 0013 8000";
    }

    private DemoPhone phone() {
        return (DemoPhone) channel;
    }

    @Test
    void message_reportsDeliveryAndThenTheAnswerOnce() throws Exception {
        send(message("gas"));
        Await.until("delivered", () -> receipts.size() == 1);
        long id = phone().messages().getFirst().id();
        assertEquals(DemoPhone.Answer.NOT_OF_THIS_MEANS, phone().answer(id, ReceiptOutcome.VOICEMAIL));
        assertEquals(DemoPhone.Answer.REPORTED, phone().answer(id, ReceiptOutcome.TAKEN));
        assertEquals(DemoPhone.Answer.ALREADY_OVER, phone().answer(id, ReceiptOutcome.DECLINED));
        assertEquals(DemoPhone.Answer.UNKNOWN_MESSAGE, phone().answer(id + 1, ReceiptOutcome.TAKEN));
        assertEquals(List.of(ReceiptOutcome.DELIVERED, ReceiptOutcome.TAKEN), receipts.stream().map(receipt -> receipt.outcome()).toList());
        assertTrue(receipts.stream().allMatch(receipt -> receipt.key().equals("key-1") && receipt.channel().equals("demo-phone")));
    }

    @Test
    void callThatRings_reportsNoAnswerByItself() throws Exception {
        send(TestMessage.of("call", ContactMeansKind.VOICE, address(), "gas"));
        Await.until("rang out", () -> receipts.stream().anyMatch(receipt -> receipt.outcome() == ReceiptOutcome.NO_ANSWER));
        assertEquals(1, receipts.size());
    }

    @Test
    void repetitionWithTheSameKey_isOneMessage() throws Exception {
        PersonMessage message = message("gas");
        assertEquals(send(message), send(message));
        assertEquals(1, phone().messages().size());
        assertEquals(2, phone().messages().getFirst().attempts());
    }

    @Test
    void manyMessages_keepTheNewest() throws Exception {
        for (int i = 0; i < DemoPhone.KEPT_MAX + 10; i++) {
            send(message("number " + i));
        }
        assertEquals(DemoPhone.KEPT_MAX, phone().messages().size());
        assertTrue(phone().messages().getFirst().message().text().brief().endsWith(" " + (DemoPhone.KEPT_MAX + 9)));
    }

    /** There is no provider that could misbehave. */
    private final class Shown implements ContractPeer {
        @Override
        public void behave(Behaviour behaviour) {
            throw new UnsupportedOperationException(behaviour.name());
        }

        @Override
        public List<String> received() {
            return phone().messages().stream().map(shown -> shown.message().text().brief()).toList();
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
