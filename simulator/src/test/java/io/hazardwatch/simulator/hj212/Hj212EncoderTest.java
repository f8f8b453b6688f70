package io.hazardwatch.simulator.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Frames to the byte, against the examples computed by hand from the standard. */
class Hj212EncoderTest {
    @Test
    void realTimeData_areTheFrameOfTheStandard() {
        long millis = Instant.parse("2016-08-01T00:58:57Z").toEpochMilli();
        byte[] frame = Hj212Encoder.realTime("20160801085857223", "010000A8900016F000169DC0", "123456", millis,
                new TreeMap<>(Map.of("a21028", 3.2, "a01007", 2.4)));
        String segment = "QN=20160801085857223;ST=31;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801085857;"
                + "a01007-Rtd=2.400,a01007-Flag=N;a21028-Rtd=3.200,a21028-Flag=N&&";
        String text = new String(frame, StandardCharsets.UTF_8);
        assertEquals("##0172" + segment, text.substring(0, text.length() - 6));
        assertEquals("\r\n", text.substring(text.length() - 2));
    }

    @Test
    void checksum_isThatOfAnnexA() {
        byte[] segment = "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&"
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(0x1C80, Hj212Encoder.checksum(segment));
    }
}
