package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.gb28181.Gb28181Counters.Result;
import io.hazardwatch.gateway.model.CameraFault;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The upper platform in fake time and without a socket: who is let in, how long, and what is believed. */
class SipServerTest {
    private static final String ONE = "34020000001320000001";
    private static final String TWO = "34020000001320000002";
    private static final long KEEP_ALIVE = 60_000;
    private static final long CATALOG = 300_000;
    private static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.11", 5061);
    private static final InetSocketAddress FOREIGN = new InetSocketAddress("198.51.100.9", 5061);

    private final LowerPlatform lower = new LowerPlatform(LowerPlatform.ID, "12345678a", "192.0.2.11:5061");
    private final Gb28181Counters counters = new Gb28181Counters();
    private final SipServer server = server(true);
    private long now = 1_800_000_000_000L;

    private SipServer server(boolean isBound) {
        return new SipServer(new Gb28181Settings("127.0.0.1", 0, LowerPlatform.UPPER, "3402000000", CATALOG,
                List.of(new Gb28181Platform(LowerPlatform.ID, "12345678a", KEEP_ALIVE, 3, isBound))), counters, peer -> "192.0.2.1:5060");
    }

    @BeforeEach
    void want() {
        look(server);
    }

    private List<String> look(SipServer at) {
        return texts(at.look(Map.of(LowerPlatform.ID, Set.of(ONE, TWO)), now));
    }

    private static List<String> texts(List<SipOutgoing> all) {
        return all.stream().map(each -> new String(each.bytes(), StandardCharsets.ISO_8859_1)).toList();
    }

    private List<String> send(byte[] datagram, InetSocketAddress from) {
        return texts(server.receive(datagram, from, now));
    }

    private String status(byte[] datagram, InetSocketAddress from) {
        List<String> answers = send(datagram, from);
        return answers.isEmpty() ? "" : answers.getFirst().substring(8, 11);
    }

    private String status(String document) {
        return status(lower.message(document), HOME);
    }

    /** What it is told besides that it is registered. */
    private List<String> register(int expires) {
        String challenge = send(lower.register(expires), HOME).getFirst();
        List<String> answers = send(lower.register(expires, challenge), HOME);
        assertEquals("SIP/2.0 200 OK", answers.getFirst().lines().findFirst().orElse(""), () -> String.join("\n", answers));
        return answers.subList(1, answers.size());
    }

    private static String query(List<String> requests) {
        return requests.stream().map(LowerPlatform::queryNumber).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }

    private ChannelReport of(String channel) {
        return server.report(LowerPlatform.ID, channel, now);
    }

    private CameraFault fault(String channel) {
        return of(channel).fault();
    }

    /** Registered, with a whole catalog in which both are on. */
    private void whole() {
        String number = query(register(3600));
        assertEquals("200", status(lower.catalog(number, 2, ONE + " ON", TWO + " ON")));
        assertTrue(of(ONE).isWell() && of(TWO).isWell());
    }

    @Test
    void platform_isChallenged_letIn_andAskedForItsCatalogAtOnce() {
        assertEquals(new ChannelReport(false, CameraFault.PLATFORM_AWAY, 0), of(ONE));
        assertEquals("platform " + LowerPlatform.ID + " is not registered", server.trouble(now));
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
        assertNull(server.trouble(now));
        assertEquals(new ChannelReport(false, CameraFault.CHANNEL_MISSING, now), of(ONE), "nothing is known of it yet");
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
        now += SipRegistrar.GUESS_MILLIS;
        assertEquals("200", status(lower.register(3600, send(lower.register(3600), FOREIGN).getFirst()), FOREIGN));
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
        now += SipNonces.LIFE_MILLIS;
        String late = send(lower.register(3600), HOME).getFirst();
        now += SipNonces.LIFE_MILLIS + 1;
        assertEquals("401", status(lower.register(3600, late), HOME));
        assertEquals("401", status(lower.register(3600, "realm=\"3402000000\" nonce=\"" + "0".repeat(64) + '"'), HOME));
    }

    @Test
    void lostAnswer_isRepeatedToTheSameRequest_andNothingCountsTwice() {
        byte[] request = lower.register(3600, send(lower.register(3600), HOME).getFirst());
        List<SipOutgoing> first = server.receive(request, HOME, now);
        List<SipOutgoing> again = server.receive(request, HOME, now + 500);
        assertArrayEquals(first.getFirst().bytes(), again.getFirst().bytes());
        assertEquals(1, again.size());
        assertEquals(1, counters.of(Result.REPEATED));
        now += RecentAnswers.LIFE_MILLIS + 1;
        assertEquals("401", status(request, HOME), "a replay is no repetition");
        assertEquals("401", status(request, FOREIGN));
    }

    @Test
    void registration_ends_byItsTime_andByALogOff() {
        register(100);
        now += 99_999;
        assertEquals("200", status(lower.keepAlive("OK")));
        now += 1;
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
        String challenge = texts(free.receive(lower.register(3600), HOME, now)).getFirst();
        free.receive(lower.register(3600, challenge), HOME, now);
        assertTrue(texts(free.receive(lower.message(lower.keepAlive("OK")), FOREIGN, now)).getFirst().startsWith("SIP/2.0 200"));
    }

    @Test
    void keepAlives_thatCease_makeEveryChannelOffline_untilTheNext() {
        whole();
        now += 3 * KEEP_ALIVE;
        assertNull(fault(ONE));
        now += 1;
        assertEquals(CameraFault.PLATFORM_SILENT, fault(ONE));
        assertEquals("platform " + LowerPlatform.ID + " sends no keep-alive", server.trouble(now));
        register(3600);
        assertEquals(CameraFault.PLATFORM_SILENT, fault(ONE), "to stay registered is no sign of life");
        assertEquals("200", status(lower.keepAlive("OK").replace(LowerPlatform.ID, ONE)));
        assertEquals(CameraFault.PLATFORM_SILENT, fault(ONE), "that of another device is none either");
        assertEquals("200", status(lower.keepAlive("OK")));
        assertNull(fault(ONE));
        assertTrue(query(look(server)).matches("\\d+"), "what it missed meanwhile is asked for");
        assertEquals("200", status(lower.keepAlive("ERROR")));
        assertEquals(CameraFault.PLATFORM_FAULT, fault(ONE));
        assertEquals("200", status(lower.keepAlive("OK", TWO)));
        assertEquals(CameraFault.CHANNEL_DEFECT, fault(TWO));
        assertNull(fault(ONE));
        assertEquals("200", status(lower.keepAlive("OK")));
        assertNull(fault(TWO));
    }

    @Test
    void clockThatIsSetBack_keepsNoSilentPlatformAlive() {
        whole();
        now -= 86_400_000;
        assertNull(fault(ONE));
        now += 3 * KEEP_ALIVE + 1;
        assertEquals(CameraFault.PLATFORM_SILENT, fault(ONE));
    }

    @Test
    void catalogInParts_isWholeWithItsLast_andWhatItLacksIsMissing() {
        String number = query(register(3600));
        assertEquals("200", status(lower.catalog(number, 3, "34020000001320000009 ON", "34020000002150000001 ON")));
        byte[] part = lower.message(lower.catalog(number, 3, ONE + " OFF"));
        assertEquals(new ChannelReport(false, CameraFault.CHANNEL_MISSING, now), of(TWO), "another part may have it");
        assertEquals("200", status(part, HOME));
        assertEquals("200", status(part, HOME));
        assertEquals(CameraFault.CHANNEL_OFF, fault(ONE));
        assertEquals(new ChannelReport(true, CameraFault.CHANNEL_MISSING, now), of(TWO));
        assertEquals("200", status(lower.catalog("other", 1, TWO + " ON")));
        assertNull(fault(TWO), "one that nobody asked for counts, but makes nothing missing");
        assertEquals(CameraFault.CHANNEL_OFF, fault(ONE));
    }

    @ParameterizedTest
    @CsvSource({"OFF, CHANNEL_OFF", "VLOST, VIDEO_LOST", "DEFECT, CHANNEL_DEFECT", "DEL, CHANNEL_MISSING"})
    void events_sayWhatHasHappened_andOnEndsIt(String event, CameraFault fault) {
        whole();
        assertEquals("200", status(lower.event(ONE, event)));
        assertEquals(fault, fault(ONE));
        assertNull(fault(TWO));
        assertEquals("200", status(lower.event(ONE, "ON")));
        assertNull(fault(ONE));
    }

    @Test
    void lostVideo_outlastsACatalogThatSaysOn_butNoNewRegistration() {
        whole();
        assertEquals("200", status(lower.event(ONE, "VLOST")));
        now += CATALOG;
        assertEquals("200", status(lower.keepAlive("OK")));
        assertEquals("200", status(lower.catalog(query(look(server)), 2, ONE + " ON", TWO + " ON")));
        assertEquals(CameraFault.VIDEO_LOST, fault(ONE), "a catalog knows on and off only");
        register(0);
        whole();
    }

    @Test
    void changedChannel_makesTheCatalogBeAskedFor_andOneThatIsSilentIsOverdue() {
        whole();
        assertEquals("", query(look(server)));
        assertEquals("200", status(lower.event(ONE, "UPDATE")));
        assertTrue(query(look(server)).matches("\\d+"));
        for (long passed = 0; passed <= 3 * CATALOG; passed += KEEP_ALIVE) {
            assertNull(fault(ONE));
            now += KEEP_ALIVE;
            assertEquals("200", status(lower.keepAlive("OK")));
            look(server);
        }
        assertEquals(CameraFault.CATALOG_OVERDUE, fault(ONE));
        assertTrue(of(ONE).isKnown());
    }

    @Test
    void queries_areRepeatedUntilTheyAreAnswered_andAskedAnewInTheirTime() {
        List<String> asked = register(3600);
        look(server);
        int repeated = 0;
        for (int second = 1; second <= 40; second++) {
            now += 1_000;
            repeated += (int) look(server).stream().filter(asked::contains).count();
        }
        assertEquals(18, repeated, "both, at 1, 3, 7, 11, 15, 19, 23, 27 and 31 s");
        now += CATALOG;
        List<String> next = look(server);
        send(LowerPlatform.confirm(next.getFirst()), FOREIGN);
        now += 1_000;
        assertEquals(List.of(next.getFirst()), look(server), "nobody else can answer");
        send(LowerPlatform.confirm(next.getFirst()), HOME);
        now += 5_000;
        assertEquals(List.of(), look(server));
    }

    @Test
    void noticesOfASubscription_areTaken_andOthersAreNot() {
        String subscribe = register(3600).getLast();
        String call = LowerPlatform.between(subscribe, "Call-ID: ", "\r\n");
        assertEquals("481", status(lower.notice("other", lower.event(ONE, "OFF")), HOME));
        assertEquals("200", status(lower.notice(call, lower.event(ONE, "OFF")), HOME), "it may come before the answer");
        assertEquals(CameraFault.CHANNEL_OFF, fault(ONE));
        send(LowerPlatform.confirm(subscribe), HOME);
        now += PlatformAsker.SUBSCRIBED_MILLIS / 2;
        assertEquals("200", status(lower.keepAlive("OK")));
        String renewed = look(server).stream().filter(each -> each.startsWith("SUBSCRIBE")).findFirst().orElseThrow();
        assertEquals(call, LowerPlatform.between(renewed, "Call-ID: ", "\r\n"), "in the same dialog");
        assertTrue(renewed.contains(";tag=99\r\n"), renewed);
        byte[] last = new String(lower.notice(call, lower.event(ONE, "ON")), StandardCharsets.ISO_8859_1).replace("active;expires=90", "terminated")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("200", status(last, HOME));
        assertNull(fault(ONE));
        assertEquals("481", status(lower.notice(call, lower.event(ONE, "OFF")), HOME));
    }

    @Test
    void platformThatKnowsNoSubscription_isAskedAgainMuchLater() {
        String subscribe = register(3600).getLast();
        send(new String(LowerPlatform.confirm(subscribe), StandardCharsets.US_ASCII).replace("200 OK", "405 No").getBytes(StandardCharsets.US_ASCII), HOME);
        now += 60_000;
        assertTrue(look(server).stream().noneMatch(each -> each.startsWith("SUBSCRIBE")));
        now += PlatformAsker.SUBSCRIBE_AGAIN_MILLIS;
        assertTrue(look(server).stream().anyMatch(each -> each.startsWith("SUBSCRIBE")));
    }

    @Test
    void whatIsNotServed_isSaidSo() {
        whole();
        String invite = new String(lower.message("<a/>"), StandardCharsets.ISO_8859_1).replace("MESSAGE", "INVITE");
        assertEquals("405", status(invite.getBytes(StandardCharsets.ISO_8859_1), HOME));
        assertEquals("481", status(invite.replace("INVITE", "BYE").getBytes(StandardCharsets.ISO_8859_1), HOME));
        assertEquals("", status(invite.replace("INVITE", "ACK").getBytes(StandardCharsets.ISO_8859_1), HOME));
        String message = invite.replace("INVITE", "MESSAGE");
        assertEquals("415", status(message.replace("MANSCDP+xml", "json").getBytes(StandardCharsets.ISO_8859_1), HOME));
        assertEquals("420", status(message.replace("Max-Forwards", "Require").getBytes(StandardCharsets.ISO_8859_1), HOME));
        assertEquals("400", status(message.replace("Content-Length: ", "Content-Length: 9").getBytes(StandardCharsets.ISO_8859_1), HOME));
        assertEquals("400", status("<Notify>"));
        assertEquals("200", status("<Notify><CmdType>Alarm</CmdType><SN>1</SN><DeviceID>" + ONE + "</DeviceID></Notify>"));
        assertTrue(of(ONE).isWell());
        assertEquals(List.of(), server.receive(new byte[] {1, 2, 3}, HOME, now));
        assertEquals(List.of(), server.receive("\r\n".getBytes(StandardCharsets.US_ASCII), HOME, now));
    }

    @Test
    void strangersAtAnAddress_getSoManyAnswersInAMinute_andNoMore() {
        for (int i = 0; i < SipServer.STRANGER_ANSWERS; i++) {
            assertEquals("403", status(lower.message(lower.keepAlive("OK")), FOREIGN));
        }
        assertEquals("", status(lower.message(lower.keepAlive("OK")), FOREIGN));
        assertEquals("", status(lower.register(3600), FOREIGN));
        assertEquals(2, counters.of(Result.UNANSWERED));
        whole();
        now += SipServer.STRANGER_MILLIS;
        assertEquals("401", status(lower.register(3600), FOREIGN));
    }

    @Test
    void answer_goesToThePortOfTheVia_unlessRportIsAskedFor() {
        byte[] plain = new String(lower.register(3600), StandardCharsets.US_ASCII).replace(";rport", "").replace("5061;", "5070;")
                .getBytes(StandardCharsets.US_ASCII);
        assertEquals(new InetSocketAddress("192.0.2.11", 5070), server.receive(plain, HOME, now).getFirst().to());
        assertEquals(HOME, server.receive(lower.register(3600), HOME, now).getFirst().to());
    }

    @Test
    void channelThatNobodyNamed_isNotKept_andAnotherPlatformIsNotConfigured() {
        whole();
        assertEquals(CameraFault.PLATFORM_NOT_CONFIGURED, server.report("34020000002000000778", ONE, now).fault());
        server.look(Map.of(), now);
        assertEquals(false, of(ONE).isKnown());
        look(server);
        assertTrue(query(look(server)).isEmpty());
    }
}
