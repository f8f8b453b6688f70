package io.hazardwatch.gateway.notify.channel.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.ChannelContext;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.KnowsAddresses;
import io.hazardwatch.gateway.notify.person.MessageText;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.ReportsFailure;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.Test;

/** SMS over SMPP against the library's own server. */
class SmppChannelTest extends RemoteChannelContract implements ReportsFailure, KnowsAddresses {
    private MessageCentre centre;
    private String password = "secret";
    private boolean isSar;

    @Override
    protected ContractPeer openPeer() throws Exception {
        centre = new MessageCentre(ServerSocketFactory.getDefault());
        return centre;
    }

    @Override
    protected ChannelSettings settings() {
        return new SmppSettings(options("sms"), "127.0.0.1", centre.port(), false, null, "gateway", password, "", "10690000", isSar, 1_000,
                List.of("001"));
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.SMS;
    }

    @Override
    protected String address() {
        return "+86 138 0000 1001";
    }

    private SendResult.Accepted accepted(String words) throws Exception {
        return assertInstanceOf(SendResult.Accepted.class, send(message(words)));
    }

    private PersonMessage brief(String text) {
        return TestMessage.of("long", means(), address(), new MessageText("t", text, "f", "s"));
    }

    @Test
    void centreThatThrottles_isTriedAgainLater() throws Exception {
        assertEquals(1_000, recoversFrom(Behaviour.BUSY).afterMillis());
    }

    @Test
    void longText_goesInTwoJoinedSegments_neverCutInsideACharacter() throws Exception {
        String text = "储".repeat(66) + "🔥" + "罐".repeat(65);
        assertInstanceOf(SendResult.Accepted.class, send(brief(text)));
        Await.until("joined", () -> centre.received().contains(text));
        List<SubmitSm> segments = List.copyOf(centre.submitted);
        assertEquals(2, segments.size());
        assertTrue(segments.stream().allMatch(each -> each.isUdhi() && each.getShortMessage().length <= 140));
        assertEquals(List.of(1, 0), segments.stream().map(each -> (int) each.getRegisteredDelivery()).toList(), "the first suffices alone");
        assertEquals("8613800001001", segments.getFirst().getDestAddress());
    }

    @Test
    void longText_isJoinedByParameters_whereTheCentreWantsThat() throws Exception {
        isSar = true;
        channel.close();
        channel = opened();
        String text = "储".repeat(134);
        assertInstanceOf(SendResult.Accepted.class, send(brief(text)));
        Await.until("joined", () -> centre.received().contains(text));
        assertTrue(centre.submitted.stream().noneMatch(SubmitSm::isUdhi));
    }

    @Test
    void receipts_haveTheReferenceOfTheMessage_lateAndTwice() throws Exception {
        String first = accepted("one").reference();
        String second = accepted("two").reference();
        String third = accepted("three").reference();
        centre.receipt(third, "DELIVRD", "000");
        centre.receipt(third, "DELIVRD", "000");
        centre.receipt(second, "UNDELIV", "001");
        centre.receipt(first, "ENROUTE", "000");
        centre.receipt(first, "EXPIRED", "003");
        Await.until("reported", () -> receipts.size() == 4);
        assertEquals(List.of(third + ' ' + ReceiptOutcome.DELIVERED, third + ' ' + ReceiptOutcome.DELIVERED, second + ' '
                + ReceiptOutcome.UNREACHABLE, first + ' ' + ReceiptOutcome.UNDELIVERED).stream().sorted().toList(), receipts.stream()
                .map(each -> each.reference() + ' ' + each.outcome()).sorted().toList());
    }

    @Test
    void replyByCode_isPassedOnWithItsSender() throws Exception {
        accepted("answer me");
        centre.reply("8613800001001", "５４７１１ 谢谢");
        Await.until("replied", () -> !replies.isEmpty());
        assertEquals("8613800001001", replies.element().address());
        assertEquals("５４７１１ 谢谢", replies.element().text());
    }

    @Test
    void connectionThatBreaks_isBoundAgainByItself_forReceipts() throws Exception {
        String id = accepted("one").reference();
        centre.drop();
        Await.until("bound again", centre::hasBound);
        centre.receipt(id, "DELIVRD", "000");
        Await.until("reported", () -> receipts.stream().map(DeliveryReceipt::reference).toList().contains(id));
    }

    @Test
    void attemptWhoseTimeIsOver_submitsNothing_becauseItIsMadeAgain() throws Exception {
        channel.close();
        AtomicLong nanos = new AtomicLong();
        channel = settings().open(new ChannelContext(vertx, new Clock() {
            @Override
            public long millis() {
                return nanos();
            }

            @Override
            public long nanos() {
                return nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
            }
        }, null));
        assertEquals("no time left", assertInstanceOf(SendResult.Retry.class, send(message("x"))).reason());
        assertTrue(centre.submitted.isEmpty());
    }

    @Test
    void wrongPassword_isARetryThatSaysSo() throws Exception {
        password = "wrong";
        channel.close();
        channel = opened();
        assertTrue(assertInstanceOf(SendResult.Retry.class, send(message("x"))).reason().startsWith("not bound"));
    }

    @Test
    void statusAboutTheMessage_isNoFailureOfTheCentre() {
        List.of(SMPPConstant.STAT_ESME_RSUBMITFAIL, SMPPConstant.STAT_ESME_RINVMSGLEN, 0x401).forEach(status ->
                assertTrue(assertInstanceOf(SendResult.Retry.class, SmppChannel.result(status)).isOfMessage(), status::toString));
        List.of(SMPPConstant.STAT_ESME_RSYSERR, SMPPConstant.STAT_ESME_RINVBNDSTS, SMPPConstant.STAT_ESME_RTHROTTLED, 0x500).forEach(status ->
                assertFalse(assertInstanceOf(SendResult.Retry.class, SmppChannel.result(status)).isOfMessage(), status::toString));
    }
}
