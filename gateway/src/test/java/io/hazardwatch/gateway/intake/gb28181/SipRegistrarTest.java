package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.gb28181.Gb28181Counters.Result;
import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which platforms are let in, how long, and from where, in fake time and without a socket. */
class SipRegistrarTest extends SipServerFixture {
    @Test
    void platform_isChallenged_letIn_andAskedForItsCatalogAtOnce() {
        assertEquals(new ChannelReport(false, CameraFault.PLATFORM_AWAY, 0), of(ONE));
        assertEquals("platform " + LowerPlatform.ID + " is not registered", server.trouble(clock.nanos()));
        String challenge = send(lower.register(3600), HOME).getFirst();
        assertTrue(challenge.startsWith("SIP/2.0 401 Unauthorized\r\n"), challenge);
        assertTrue(challenge.contains("WWW-Authenticate: Digest realm=\"3402000000\", nonce=\""), challenge);
        List<String> answers = send(lower.register(3600, challenge), HOME);
        assertTrue(answers.getFirst().contains("Expires: 3600\r\n"), answers.getFirst());
        assertTrue(answers.getFirst().contains("Contact: <sip:" + LowerPlatform.ID + "@192.0.2.11:5061>\r\n"), answers.getFirst());
        assertTrue(answers.get(1).startsWith("MESSAGE sip:" + LowerPlatform.ID + "@192.0.2.11:5061 SIP/2.0\r\n"), answers.get(1));
        assertTrue(answers.get(2).startsWith("SUBSCRIBE sip:" + LowerPlatform.ID + "@192.0.2.11:5061 SIP/2.0\r\n"), answers.get(2));
        assertEquals(3, answers.size());
        look(server);
        assertEquals(1, counters.registered());
        assertNull(server.trouble(clock.nanos()));
        assertEquals(new ChannelReport(false, CameraFault.CHANNEL_MISSING, clock.millis()), of(ONE), "nothing is known of it yet");
    }

    @Test
    void wrongPassword_isRefused_andAfterTenFromAnAddressNoneIsLookedAt() {
        LowerPlatform wrong = new LowerPlatform(LowerPlatform.ID, "12345678b", "198.51.100.9:5061");
        for (int i = 0; i < SipRegistrar.GUESSES; i++) {
            assertEquals("403", status(wrong.register(3600, send(wrong.register(3600), FOREIGN).getFirst()), FOREIGN));
        }
        assertEquals("403", status(lower.register(3600, send(lower.register(3600), FOREIGN).getFirst()), FOREIGN), "the right one, too late");
        assertEquals(11, counters.of(Result.WRONG_PASSWORD));
        register(3600);
        clock.advance(SipRegistrar.GUESS_MILLIS);
        assertEquals("200", status(lower.register(3600, send(lower.register(3600), FOREIGN).getFirst()), FOREIGN));
    }

    @Test
    void wrongPasswordsOfOthersBehindItsAddress_keepNoPlatformOut() {
        SipServer both = both();
        for (int i = 0; i < SipRegistrar.GUESSES; i++) {
            assertEquals("403", registers(both, new LowerPlatform(STRANGER, "12345678a", "192.0.2.11:5061")));
            assertEquals("403", registers(both, new LowerPlatform(OTHER, "12345678a", "192.0.2.11:5061")));
        }
        assertEquals("403", registers(both, new LowerPlatform(OTHER, "abc", "192.0.2.11:5061")), "this one has used up its own");
        assertEquals("200", registers(both, lower));
    }

    @Test
    void passwordOfAPlatform_isNoneForAnotherFromOrUsername_andInAnotherRealmNoProof() {
        String challenge = send(lower.register(3600), HOME).getFirst();
        assertEquals("401", status(lower.register(3600, challenge.replace("realm=\"3402000000\"", "realm=\"3402000001\"")), HOME));
        assertEquals("403", status(edited(lower.register(3600, challenge), "From: <sip:" + LowerPlatform.ID, "From: <sip:" + STRANGER), HOME));
        LowerPlatform other = new LowerPlatform(STRANGER, "12345678a", "192.0.2.11:5061");
        byte[] byUsername = edited(other.register(3600, challenge), "<sip:" + STRANGER + "@3402000000>", "<sip:" + LowerPlatform.ID + "@3402000000>");
        assertEquals("403", status(byUsername, HOME));
        assertEquals(2, counters.of(Result.WRONG_PASSWORD));
        assertEquals("200", status(lower.register(3600, challenge), HOME), "none of that has used the nonce up");
    }

    private static byte[] edited(byte[] request, String from, String to) {
        String text = new String(request, StandardCharsets.US_ASCII);
        assertTrue(text.contains(from), text);
        return text.replace(from, to).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void unknownPlatform_isChallengedAndRefusedLikeAnyOther() {
        LowerPlatform stranger = new LowerPlatform("34020000002000000778", "", "192.0.2.11:5061");
        String challenge = send(stranger.register(3600), HOME).getFirst();
        assertTrue(challenge.startsWith("SIP/2.0 401"), challenge);
        assertEquals("403", status(stranger.register(3600, challenge), HOME), "even with the password that stands in for a missing one");
    }

    @Test
    void nonceThatHasProvedThePassword_isNoUseAgain_andNeitherIsAnOldOrForeignOne() {
        String challenge = send(lower.register(3600), HOME).getFirst();
        assertEquals("401", status(lower.register(3600, challenge), FOREIGN), "it was made for another address");
        byte[] answer = lower.register(3600, challenge);
        assertEquals("200", status(answer, HOME));
        assertTrue(send(lower.register(3600, challenge), HOME).getFirst().contains("stale=true"));
        clock.advance(SipNonces.LIFE_MILLIS);
        String late = send(lower.register(3600), HOME).getFirst();
        clock.advance(SipNonces.LIFE_MILLIS + 1);
        assertEquals("401", status(lower.register(3600, late), HOME));
        assertEquals("401", status(lower.register(3600, "realm=\"3402000000\" nonce=\"" + "0".repeat(64) + '"'), HOME));
    }

    @Test
    void lostAnswer_isRepeatedToTheSameRequest_andNothingCountsTwice() {
        byte[] request = lower.register(3600, send(lower.register(3600), HOME).getFirst());
        List<SipOutgoing> first = server.receive(request, HOME, clock.nanos());
        List<SipOutgoing> again = server.receive(request, HOME, clock.nanos() + 500_000_000);
        assertArrayEquals(first.getFirst().bytes(), again.getFirst().bytes());
        assertEquals(1, again.size());
        assertEquals(1, counters.of(Result.REPEATED));
        clock.advance(RecentAnswers.LIFE_MILLIS + 1);
        assertEquals("401", status(request, HOME), "a replay is no repetition");
        assertEquals("401", status(request, FOREIGN));
    }

    @Test
    void registration_ends_byItsTime_andByALogOff() {
        register(100);
        clock.advance(99_999);
        assertEquals("200", status(lower.keepAlive("OK")));
        clock.advance(1);
        assertEquals("403", status(lower.keepAlive("OK")), "so that it registers again");
        assertEquals(CameraFault.PLATFORM_AWAY, fault(ONE));
        assertTrue(of(ONE).isKnown());
        register(3600);
        assertEquals("200", status(lower.keepAlive("OK")));
        register(0);
        assertEquals("403", status(lower.keepAlive("OK")));
        assertTrue(look(server).isEmpty(), "nobody is asked who is away");
    }

    @Test
    void expiry_isBounded() {
        assertEquals("423", status(lower.register(59, send(lower.register(59), HOME).getFirst()), HOME));
        String challenge = send(lower.register(1), HOME).getFirst();
        assertTrue(send(lower.register(999_999_999, challenge), HOME).getFirst().contains("Expires: 86400\r\n"));
    }

    @Test
    void messagesFromAnotherAddress_areRefused_unlessTheSettingsAllowThem() {
        whole();
        assertEquals("403", status(lower.message(lower.event(ONE, "OFF")), FOREIGN));
        assertEquals("403", status(lower.message(lower.keepAlive("OK")), FOREIGN));
        assertTrue(of(ONE).isWell());
        assertEquals(2, counters.of(Result.FOREIGN_ADDRESS));
        SipServer free = server(false);
        look(free);
        String challenge = texts(free.receive(lower.register(3600), HOME, clock.nanos())).getFirst();
        free.receive(lower.register(3600, challenge), HOME, clock.nanos());
        assertTrue(texts(free.receive(lower.message(lower.keepAlive("OK")), FOREIGN, clock.nanos())).getFirst().startsWith("SIP/2.0 200"));
    }
}
