package io.hazardwatch.gateway.decode.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values, flags and times of packets, and how split ones come together. */
class Hj212DecoderTest {
    private static final long NOW = Instant.parse("2016-08-01T01:00:00Z").toEpochMilli();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Hj212Items ITEMS = new Hj212Items(Map.of("2011/a21028-Rtd", 1, "2011/a01007-Rtd", 2, "2051/a21028-Avg", 3,
            "2051/w00000-Cou", 4, "2021/SB1-RS", 5, "2041/SB1-RT", 6), Set.of("a01001", "2061", "2031/a21028"));

    private final Hj212Decoder decoder = new Hj212Decoder(DecodeLimits.STANDARD);
    private final Decoded decoded = new Decoded();

    private List<String> decode(int command, String data) {
        return decode(command, data, ITEMS);
    }

    private List<String> decode(int command, String data, Hj212Items items) {
        decoder.decode(command, data, items, ZONE, NOW, decoded);
        List<String> readings = new ArrayList<>();
        for (int i = 0; i < decoded.count; i++) {
            readings.add(decoded.point[i] + " " + Instant.ofEpochMilli(decoded.eventMillis[i]) + " " + decoded.value[i] + " "
                    + Quality.of(decoded.quality[i]));
        }
        for (int i = 0; i < decoded.rejectCount; i++) {
            readings.add(decoded.rejectReason[i] + " " + decoded.rejectKey[i]);
        }
        if (decoded.whole != null) {
            readings.add(decoded.whole.name());
        }
        return readings;
    }

    @Test
    void realTimeValues_areOfTheMomentInTheZoneOfTheSite() {
        assertEquals(List.of("1 2016-08-01T00:58:57Z 3.2 GOOD", "2 2016-08-01T00:58:57Z 2.4 GOOD"),
                decode(2011, "DataTime=20160801085857;a21028-Rtd=3.2,a21028-Flag=N;a01007-Rtd=2.4,a01007-Flag=N"));
        assertEquals(List.of("1 2016-08-01T00:58:57.250Z 3.2 GOOD"), decode(2011, "DataTime=20160801085857250;a21028-Rtd=3.2"));
        assertEquals(List.of("1 2016-08-01T01:00:00Z 3.2 GOOD"), decode(2011, "a21028-Rtd=3.2"));
        assertEquals(List.of("1 2016-08-01T00:58:00Z 3.2 GOOD"), decode(2011,
                "DataTime=20160801085857;a21028-SampleTime=20160801085800,a21028-Rtd=3.2"));
    }

    @Test
    void valuesOfAPeriod_areOfItsStart() {
        assertEquals(List.of("4 2016-08-01T00:40:00Z 10.5 GOOD", "3 2016-08-01T00:40:00Z 17.5 GOOD"), decode(2051,
                "DataTime=20160801084000;w00000-Cou=10.5,w00000-Min=16.4,w00000-Avg=17.5,w00000-Max=20.1,w00000-Flag=N;a21028-Avg=17.5"));
        assertEquals(List.of("5 2016-08-01T00:40:00Z 1.0 GOOD"), decode(2021, "DataTime=20160801084000;SB1-RS=1"));
        Hj212Items longer = new Hj212Items(Map.of("2061/a21028-Avg", 7, "2031/a21028-Cou", 8), Set.of());
        assertEquals(List.of("7 2016-08-01T00:00:00Z 2.5 GOOD"), decode(2061, "DataTime=20160801080000;a21028-Avg=2.5,a21028-Flag=N", longer));
        assertEquals(List.of("8 2016-07-31T16:00:00Z 60.0 GOOD"), decode(2031, "DataTime=20160801000000;a21028-Cou=60,a21028-Flag=N", longer));
        assertEquals(List.of("6 2016-07-31T16:00:00Z 1.1 GOOD"), decode(2041, "DataTime=20160801000000;SB1-RT=1.1"));
    }

    @Test
    void flags_becomeQuality() {
        Map<String, String> expected = Map.of("N", "GOOD", "F", "BAD", "M", "BAD", "S", "UNCERTAIN", "D", "BAD", "C", "BAD", "T", "UNCERTAIN",
                "B", "BAD", "P", "BAD", "?", "UNCERTAIN");
        expected.forEach((flag, quality) -> assertEquals(List.of("1 2016-08-01T00:58:57Z 3.2 " + quality),
                decode(2011, "DataTime=20160801085857;a21028-Flag=" + flag + ",a21028-Rtd=3.2")));
    }

    @Test
    void whatCannotBeUsed_isToldAndTheRestHolds() {
        assertEquals(List.of("1 2016-08-01T00:58:57Z NaN BAD", "2 2016-08-01T00:58:57Z 2.4 GOOD", "WRONG_TYPE a21028-Rtd",
                "UNKNOWN_POINT 2011/zzz-Rtd"),
                decode(2011, "DataTime=20160801085857;a21028-Rtd=--;zzz-Rtd=1,zzz-Flag=N;a01001-Rtd=20.1;a01007-Rtd=2.4,a01007-ZsRtd=2"));
        assertEquals(List.of("EMPTY"), decode(2061, "DataTime=20160801080000;a21028-Avg=3"));
        assertEquals(List.of("UNKNOWN_POINT 2031/a01007-Avg"), decode(2031, "DataTime=20160801000000;a21028-Avg=3;a01007-Avg=1"));
        for (String time : List.of("", "20160801", "20161301085857", "2016080108585x", "99999999999999")) {
            assertEquals(List.of("BAD_TIMESTAMP"), decode(2051, "DataTime=" + time + ";a21028-Avg=3.2"));
        }
        assertEquals(List.of("IN_FUTURE"), decode(2011, "DataTime=20160801100000;a21028-Rtd=3.2"));
        assertEquals(List.of("TOO_OLD"), decode(2011, "DataTime=20150801100000;a21028-Rtd=3.2"));
        assertEquals(List.of("EMPTY"), decode(2011, "DataTime=20160801085857"));
        assertEquals(RejectReason.EMPTY, decoded.reasonForNothing());
    }

    private static Hj212Packet packet(String segment) {
        return Hj212Packet.read(segment.getBytes(StandardCharsets.UTF_8));
    }

    private static Hj212Packet part(String qn, int of, int number, int flag, String data) {
        return packet("QN=" + qn + ";ST=32;CN=2011;PW=1;MN=M1;Flag=" + flag + ";PNUM=" + of + ";PNO=" + number + ";CP=&&" + data + "&&");
    }

    @Test
    void parts_areJoinedWhateverTheirNumbersAndOrder() {
        Hj212Parts parts = new Hj212Parts();
        assertEquals(List.of(), parts.add(part("2", 2, 2, 7, "DataTime=1;b-Rtd=2"), 0));
        assertEquals(List.of(), parts.add(part("9", 2, 1, 7, "DataTime=2;a-Rtd=9"), 10));
        List<Hj212Message> joined = parts.add(part("1", 2, 1, 7, "DataTime=1;a-Rtd=1"), 20);
        assertEquals("DataTime=1;a-Rtd=1;DataTime=1;b-Rtd=2", joined.getFirst().data());
        assertEquals(List.of("2", "1"), joined.getFirst().packets().stream().map(Hj212Packet::qn).toList());
        assertEquals("DataTime=2;a-Rtd=9", parts.rest().getFirst().data());
    }

    @Test
    void partsWithoutTime_belongToTheOpenSet() {
        Hj212Parts parts = new Hj212Parts();
        parts.add(part("1", 2, 1, 6, "DataTime=1;a-Rtd=1"), 0);
        assertEquals("DataTime=1;a-Rtd=1;b-Rtd=2", parts.add(part("2", 2, 2, 6, "b-Rtd=2"), 20).getFirst().data());
    }

    @Test
    void deviceWhosePartsWaitInVainTwice_sendsOneByOneFromThenOn() {
        Hj212Parts parts = new Hj212Parts();
        parts.add(part("1", 2, 1, 7, "DataTime=1;a-Rtd=1"), 0);
        assertEquals(List.of(), parts.overdue(Hj212Parts.WAIT_MILLIS - 1));
        assertEquals("DataTime=1;a-Rtd=1", parts.overdue(Hj212Parts.WAIT_MILLIS).getFirst().data());
        assertEquals("DataTime=1;b-Rtd=2", parts.add(part("2", 2, 2, 7, "b-Rtd=2"), 1_100).getFirst().data());
        parts.add(part("3", 2, 1, 7, "DataTime=2;a-Rtd=1"), 2_000);
        assertEquals("DataTime=2;a-Rtd=1", parts.overdue(3_000).getFirst().data());
        assertEquals("DataTime=2;b-Rtd=2", parts.add(part("4", 2, 2, 7, "b-Rtd=2"), 3_100).getFirst().data());
        assertEquals("DataTime=3;a-Rtd=1", parts.add(part("5", 2, 1, 7, "DataTime=3;a-Rtd=1"), 4_000).getFirst().data());
        assertEquals("DataTime=3;b-Rtd=2", parts.add(part("6", 2, 2, 7, "b-Rtd=2"), 4_100).getFirst().data());
    }

    @Test
    void onePartThatIsLateOnce_changesNothingForLaterPackets() {
        Hj212Parts parts = new Hj212Parts();
        parts.add(part("1", 2, 1, 7, "DataTime=1;a-Rtd=1"), 0);
        parts.overdue(1_000);
        parts.add(part("2", 2, 2, 7, "b-Rtd=2"), 1_100);
        parts.add(part("3", 2, 1, 7, "DataTime=2;a-Rtd=3"), 2_000);
        assertEquals("DataTime=2;a-Rtd=3;b-Rtd=4", parts.add(part("4", 2, 2, 7, "b-Rtd=4"), 2_100).getFirst().data());
    }

    @Test
    void partsThatComeAfterTheirPacketWasPassedOn_keepItsTime_alsoBesideOtherDevices() {
        Hj212Parts parts = new Hj212Parts();
        parts.add(part("1", 3, 1, 6, "DataTime=1;a-Rtd=1"), 0);
        parts.add(part("2", 3, 2, 6, "b-Rtd=2"), 10);
        Hj212Packet other = packet("QN=1;ST=32;CN=2011;PW=1;MN=M2;Flag=6;PNUM=3;PNO=1;CP=&&DataTime=9;a-Rtd=1&&");
        parts.add(other, 20);
        assertEquals(List.of("DataTime=1;a-Rtd=1;b-Rtd=2", "DataTime=9;a-Rtd=1"), parts.overdue(1_020).stream().map(Hj212Message::data).toList());
        assertEquals("DataTime=1;c-Rtd=3", parts.add(part("3", 3, 3, 6, "c-Rtd=3"), 1_100).getFirst().data());
    }

    @Test
    void partsWithoutTime_belongToTheOldestPacketThatLacksThem() {
        Hj212Parts parts = new Hj212Parts();
        parts.add(part("1", 3, 1, 6, "DataTime=1;a-Rtd=1"), 0);
        parts.add(part("2", 3, 1, 6, "DataTime=2;a-Rtd=2"), 0);
        parts.add(part("3", 3, 2, 6, "b-Rtd=1"), 0);
        parts.add(part("4", 3, 2, 6, "b-Rtd=2"), 0);
        assertEquals("DataTime=1;a-Rtd=1;b-Rtd=1;c-Rtd=1", parts.add(part("5", 3, 3, 6, "c-Rtd=1"), 0).getFirst().data());
        assertEquals("DataTime=2;a-Rtd=2;b-Rtd=2;c-Rtd=2", parts.add(part("6", 3, 3, 6, "c-Rtd=2"), 0).getFirst().data());
    }

    @Test
    void partThatIsSentAgainAndAgain_isKeptOnce_andMakesNobodyWaitLonger() {
        Hj212Parts parts = new Hj212Parts();
        for (int i = 0; i < 1_000; i++) {
            parts.add(part("" + i, 2, 1, 7, ""), i);
        }
        List<Hj212Message> overdue = parts.overdue(Hj212Parts.WAIT_MILLIS);
        assertEquals(1, overdue.size());
        assertEquals(List.of("999"), overdue.getFirst().packets().stream().map(Hj212Packet::qn).toList());
    }

    @Test
    void openSets_areBounded() {
        Hj212Parts parts = new Hj212Parts();
        int passed = 0;
        for (int i = 0; i < 1_000; i++) {
            passed += parts.add(part("1", 3, 1, 6, "DataTime=" + i + ";a-Rtd=1"), 0).size();
        }
        assertEquals(1_000 - 16, passed);
        assertEquals(16, parts.rest().size());
    }
}
