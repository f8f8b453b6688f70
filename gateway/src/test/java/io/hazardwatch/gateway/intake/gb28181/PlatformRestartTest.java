package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A platform that restarts within its registration has forgotten what it was asked, and what it said before is not believed. */
class PlatformRestartTest extends SipServerFixture {
    private static final ChannelReport NOTHING_KNOWN = new ChannelReport(false, CameraFault.CHANNEL_MISSING, 0);

    private static String subscribe(List<String> requests) {
        return requests.stream().filter(each -> each.startsWith("SUBSCRIBE")).findFirst().orElse("");
    }

    private static String call(String request) {
        return LowerPlatform.between(request, "Call-ID: ", "\r\n");
    }

    private void refuse(String request, int status) {
        String refusal = new String(LowerPlatform.confirm(request), StandardCharsets.US_ASCII).replace("200 OK", status + " No");
        send(refusal.getBytes(StandardCharsets.US_ASCII), HOME);
    }

    private void assertNothingKnown(String channel) {
        assertEquals(NOTHING_KNOWN, new ChannelReport(of(channel).isKnown(), fault(channel), 0));
    }

    /** Registered and subscribed, with a whole catalog; the SUBSCRIBE. */
    private String subscribed() {
        List<String> asked = register(3600);
        assertEquals("200", status(lower.catalog(query(asked), 2, ONE + " ON", TWO + " ON")));
        send(LowerPlatform.confirm(subscribe(asked)), HOME);
        assertEquals("200", status(lower.notice(call(subscribe(asked)), lower.event(ONE, "VLOST")), HOME));
        return subscribe(asked);
    }

    /** The renewal of that subscription, which is due now. */
    private String renewal() {
        clock.advance(PlatformAsker.SUBSCRIBED_MILLIS / 2);
        assertEquals("200", status(lower.keepAlive("OK")));
        List<String> asked = look(server);
        assertEquals("200", status(lower.catalog(query(asked), 2, ONE + " ON", TWO + " ON")));
        assertEquals(CameraFault.VIDEO_LOST, fault(ONE));
        return subscribe(asked);
    }

    /** Seconds pass, with keep-alives and answers to queries; the first other SUBSCRIBE in that time. */
    private String next(String request, int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(1_000);
            assertEquals("200", status(lower.keepAlive("OK")));
            String found = subscribe(look(server).stream().filter(each -> !each.equals(request)).toList());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    @Test
    void registrationWithANewCallId_asksWhetherTheSubscriptionIsKnown_andOneThatIsNotWasARestart() {
        String before = subscribed();
        lower.restart();
        List<String> renewed = register(3600);
        assertTrue(query(renewed).matches("\\d+"));
        assertEquals(call(before), call(subscribe(renewed)));
        assertEquals(CameraFault.VIDEO_LOST, fault(ONE));
        refuse(subscribe(renewed), 481);
        assertNothingKnown(ONE);
        clock.advance(1_000);
        List<String> asked = look(server);
        assertNotEquals(call(before), call(subscribe(asked)));
        assertTrue(!subscribe(asked).contains(";tag=99\r\n"), "in a new dialog");
        assertEquals("481", status(lower.notice(call(before), lower.event(ONE, "OFF")), HOME));
        assertEquals("200", status(lower.notice(call(subscribe(asked)), lower.event(TWO, "VLOST")), HOME));
        assertEquals("200", status(lower.catalog(query(asked), 2, ONE + " ON", TWO + " ON")));
        assertTrue(of(ONE).isWell());
        assertEquals(CameraFault.VIDEO_LOST, fault(TWO), "what it said since counts");
    }

    /** Some platforms take a new Call-ID for each renewal; a picture that is lost is not told again. */
    @Test
    void registrationWithANewCallId_ofAPlatformThatKnowsItsSubscription_forgetsNoLostPicture() {
        String before = subscribed();
        for (int renewals = 0; renewals < 3; renewals++) {
            lower.restart();
            List<String> asked = register(3600);
            assertEquals(call(before), call(subscribe(asked)));
            send(LowerPlatform.confirm(subscribe(asked)), HOME);
            assertEquals("200", status(lower.catalog(query(asked), 2, ONE + " ON", TWO + " ON")));
            assertEquals(CameraFault.VIDEO_LOST, fault(ONE));
            assertTrue(of(TWO).isWell());
        }
    }

    @Test
    void registrationWithTheSameCallId_isRenewed_andNothingIsForgotten() {
        subscribed();
        assertEquals(List.of(), register(3600));
        assertEquals(CameraFault.VIDEO_LOST, fault(ONE));
        assertTrue(of(TWO).isWell());
    }

    @Test
    void platformThatWasSilent_isSoStill_untilItsFirstKeepAliveAfterItsNewStart() {
        subscribed();
        clock.advance(3 * KEEP_ALIVE + 1);
        lower.restart();
        register(3600);
        assertEquals(CameraFault.PLATFORM_SILENT, fault(ONE), "some platforms renew with a new Call-ID each time: that is no sign of life");
        assertEquals("200", status(lower.keepAlive("OK")));
        assertEquals(CameraFault.VIDEO_LOST, fault(ONE));
    }

    @Test
    void stateOfBeforeAnAbsence_isNotBelieved() {
        subscribed();
        register(0);
        register(3600);
        assertNothingKnown(TWO);
    }

    @Test
    void renewalOfASubscriptionThatThePlatformHasForgotten_isMadeAnew_andTheCatalogAsked() {
        String before = subscribed();
        String renewal = renewal();
        refuse(renewal, 481);
        assertNothingKnown(ONE);
        assertTrue(of(TWO).isWell());
        clock.advance(1_000);
        List<String> asked = look(server);
        assertTrue(query(asked).matches("\\d+"));
        assertNotEquals(call(before), call(subscribe(asked)));
        assertTrue(!subscribe(asked).contains(";tag=99\r\n"), "in a new dialog");
        refuse(subscribe(asked), 481);
        assertEquals("", next(subscribe(asked), 60), "one that refuses a new one is not asked every second");
    }

    @Test
    void renewalWithoutAnAnswer_isTriedAgainSoon_inTheSameDialog_andInANewOneAfterItsTime() {
        String before = subscribed();
        String renewal = renewal();
        String again = next(renewal, 64);
        assertEquals(call(before), call(again), "the platform may tell of changes all the while");
        assertTrue(again.contains(";tag=99\r\n"), again);
        send(LowerPlatform.confirm(again), HOME);
        assertEquals("", next(again, 240));
        String last = next(again, 60);
        assertEquals(call(before), call(last));
        for (int tries = 0; tries < 6 && call(last).equals(call(before)); tries++) {
            last = next(last, 64);
        }
        assertNotEquals(call(before), call(last));
        assertTrue(!call(last).isEmpty());
        assertNothingKnown(ONE);
    }
}
