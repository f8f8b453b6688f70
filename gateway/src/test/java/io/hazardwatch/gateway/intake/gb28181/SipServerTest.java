package io.hazardwatch.gateway.intake.gb28181;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is believed of a registered platform, and what it is asked, in fake time and without a socket. */
class SipServerTest extends SipServerFixture {
    @Test
    void keepAlives_thatCease_makeEveryChannelOffline_untilTheNext() {
        whole();
        clock.advance(3 * KEEP_ALIVE);
        assertNull(fault(ONE));
        clock.advance(1);
        assertEquals(CameraFault.PLATFORM_SILENT, fault(ONE));
        assertEquals("platform " + LowerPlatform.ID + " sends no keep-alive", server.trouble(clock.nanos()));
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
    void catalogInParts_isWholeWithItsLast_andWhatItLacksIsMissing() {
        String number = query(register(3600));
        assertEquals("200", status(lower.catalog(number, 3, "34020000001320000009 ON", "34020000002150000001 ON")));
        byte[] part = lower.message(lower.catalog(number, 3, ONE + " OFF"));
        assertEquals(new ChannelReport(false, CameraFault.CHANNEL_MISSING, clock.millis()), of(TWO), "another part may have it");
        assertEquals("200", status(part, HOME));
        assertEquals("200", status(part, HOME));
        assertEquals(CameraFault.CHANNEL_OFF, fault(ONE));
        assertEquals(new ChannelReport(true, CameraFault.CHANNEL_MISSING, clock.millis()), of(TWO));
        assertEquals("200", status(lower.catalog("other", 1, TWO + " ON")));
        assertNull(fault(TWO), "one that nobody asked for counts, but makes nothing missing");
        assertEquals(CameraFault.CHANNEL_OFF, fault(ONE));
    }

    @Test
    void largeCatalog_makesNobodyMissing_becauseItIsNotKept() {
        String number = query(register(3600));
        for (int i = 0; i < 10_000; i += 200) {
            int begin = i;
            String[] items = IntStream.range(0, 200).mapToObj(each -> String.format("3402000000%010d ON", begin + each)).toArray(String[]::new);
            assertEquals("200", status(lower.catalog(number, 10_000, items)));
        }
        assertEquals(false, of(TWO).isKnown());
        assertEquals("200", status(lower.catalog(number, 9_999, ONE + " ON")));
        assertEquals(new ChannelReport(true, CameraFault.CHANNEL_MISSING, clock.millis()), of(TWO), "a total below the bound is kept");
    }

    @Test
    void whatAPlatformSays_isOfItsOwnChannelsOnly() {
        SipServer both = both();
        both.look(Map.of(LowerPlatform.ID, Set.of(ONE), OTHER, Set.of(ONE)), clock.nanos());
        for (LowerPlatform each : List.of(lower, new LowerPlatform(OTHER, "abc", "192.0.2.12:5061"))) {
            assertEquals("200", registers(both, each));
            both.receive(each.message(each.catalog("1", 1, ONE + (each == lower ? " ON" : " OFF"))), HOME, clock.nanos());
        }
        assertNull(both.report(LowerPlatform.ID, ONE, clock.millis(), clock.nanos()).fault());
        assertEquals(CameraFault.CHANNEL_OFF, both.report(OTHER, ONE, clock.millis(), clock.nanos()).fault());
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
        clock.advance(CATALOG);
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
            clock.advance(KEEP_ALIVE);
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
            clock.advance(1_000);
            repeated += (int) look(server).stream().filter(asked::contains).count();
        }
        assertEquals(18, repeated, "both, at 1, 3, 7, 11, 15, 19, 23, 27 and 31 s");
        clock.advance(CATALOG);
        List<String> next = look(server);
        send(LowerPlatform.confirm(next.getFirst()), FOREIGN);
        clock.advance(1_000);
        assertEquals(List.of(next.getFirst()), look(server), "nobody else can answer");
        send(LowerPlatform.confirm(next.getFirst()), HOME);
        clock.advance(5_000);
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
        clock.advance(PlatformAsker.SUBSCRIBED_MILLIS / 2);
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
        String refusal = new String(LowerPlatform.confirm(subscribe), StandardCharsets.US_ASCII).replace("200 OK", "405 No");
        send(refusal.getBytes(StandardCharsets.US_ASCII), HOME);
        clock.advance(60_000);
        assertTrue(look(server).stream().noneMatch(each -> each.startsWith("SUBSCRIBE")));
        clock.advance(PlatformAsker.SUBSCRIBE_AGAIN_MILLIS);
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
        assertEquals(List.of(), server.receive(new byte[] {1, 2, 3}, HOME, clock.nanos()));
        assertEquals(List.of(), server.receive("\r\n".getBytes(StandardCharsets.US_ASCII), HOME, clock.nanos()));
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
        clock.advance(SipServer.STRANGER_MILLIS);
        assertEquals("401", status(lower.register(3600), FOREIGN));
    }

    @Test
    void platformThatMaySpeakFromAnyAddress_isAnsweredThereWithinTheBoundOfStrangers_untilItSaysWhatIsTaken() {
        SipServer free = server(false);
        look(free);
        assertEquals("200", registers(free, lower));
        byte[] keepAlive = lower.message(lower.keepAlive("OK"));
        for (int i = 0; i < SipServer.STRANGER_ANSWERS; i++) {
            assertEquals(1, free.receive(lower.message("<Notify>"), FOREIGN, clock.nanos()).size());
        }
        assertEquals(List.of(), free.receive(lower.message("<Notify>"), FOREIGN, clock.nanos()), "whoever knows its id could have sent it");
        assertEquals(1, free.receive(keepAlive, FOREIGN, clock.nanos()).size());
        assertEquals(1, free.receive(lower.message("<Notify>"), HOME, clock.nanos()).size());
        clock.advance(SipServer.STRANGER_MILLIS);
        assertEquals(1, free.receive(lower.message("<Notify>"), FOREIGN, clock.nanos()).size());
    }

    @Test
    void strangersBehindItsAddress_useUpNoAnswersOfAPlatform() {
        SipServer both = both();
        for (String each : List.of(STRANGER, OTHER)) {
            LowerPlatform stranger = new LowerPlatform(each, "", "192.0.2.11:5061");
            for (int i = 0; i < SipServer.STRANGER_ANSWERS; i++) {
                assertEquals(1, both.receive(stranger.message(stranger.keepAlive("OK")), HOME, clock.nanos()).size());
            }
            assertEquals(List.of(), both.receive(stranger.message(stranger.keepAlive("OK")), HOME, clock.nanos()));
        }
        assertEquals("200", registers(both, lower));
        assertEquals("", registers(both, new LowerPlatform("34020000002000000779", "", "192.0.2.11:5061")), "all strangers of an address are one");
    }

    @Test
    void answer_goesToThePortOfTheVia_unlessRportIsAskedFor() {
        byte[] plain = new String(lower.register(3600), StandardCharsets.US_ASCII).replace(";rport", "").replace("5061;", "5070;")
                .getBytes(StandardCharsets.US_ASCII);
        assertEquals(new InetSocketAddress("192.0.2.11", 5070), server.receive(plain, HOME, clock.nanos()).getFirst().to());
        assertEquals(HOME, server.receive(lower.register(3600), HOME, clock.nanos()).getFirst().to());
    }

    @Test
    void channelThatNobodyNamed_isNotKept_andAnotherPlatformIsNotConfigured() {
        whole();
        assertEquals(CameraFault.PLATFORM_NOT_CONFIGURED, server.report(STRANGER, ONE, clock.millis(), clock.nanos()).fault());
        server.look(Map.of(), clock.nanos());
        assertEquals(false, of(ONE).isKnown());
        look(server);
        assertTrue(query(look(server)).isEmpty());
    }
}
