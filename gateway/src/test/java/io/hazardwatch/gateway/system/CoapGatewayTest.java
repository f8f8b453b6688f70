package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.CoapPeer;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway behind small devices that push by CoAP. */
@ExtendWith(LeakCheck.class)
class CoapGatewayTest {
    private static final int POINTS_OF_A_DAY = 288;
    private static final int FIVE_MINUTES = 300_000;
    private static final int BLOCK_BYTES = 1_024;
    private static final int BLOCK_EXPONENT = 6;

    @TempDir
    private Path directory;

    @Test
    void alarmIsRaisedBeforeTheAnswer_andADayIsTakenInAnyOrder() throws Exception {
        new PlantFiles(directory).gateway("lanes: 1\ncoap: {port: 0, dtlsPort: 0}\n")
                .site(PlantFiles.device("d", PlantFiles.point("gas", PlantFiles.GAS_BACK_AT_ONCE)),
                        PlantFiles.device("e", PlantFiles.point("n", "")));
        try (RunningGateway gateway = RunningGateway.start(directory); CoapPeer device = new CoapPeer(gateway.coapPort())) {
            JsonNode made = gateway.client().post("/api/v1/enterprises/" + PlantFiles.ENTERPRISE + "/credentials", "{\"name\":\"nb\"}").body();
            String secret = "?u=" + made.get("username").asText() + "&p=" + made.get("password").asText();
            String place = "v1/" + PlantFiles.ENTERPRISE + '/' + PlantFiles.SITE + "/d" + secret;
            long now = System.currentTimeMillis();
            String alarming = "{\"ts\":%d,\"values\":{\"gas\":30}}".formatted(now - 60_000);
            assertEquals("2.04", ask(device, 1, place, alarming));
            String raised = alarm(gateway);
            assertTrue(raised.contains("\"occurrence\":1") && raised.contains("\"active\":true"), raised);
            assertEquals("2.04", ask(device, 1, place, alarming), "repeated");
            assertEquals("2.04", ask(device, 2, place, alarming), "the same reading");
            assertEquals("2.04", ask(device, 3, place, "{\"ts\":%d,\"values\":{\"gas\":1}}".formatted(now - 30_000)));
            String ended = alarm(gateway);
            assertTrue(ended.contains("\"occurrence\":1") && ended.contains("\"active\":false"), ended);
            assertEquals("4.00 UNKNOWN_POINT", ask(device, 4, place, "{\"h2s\":1}"));
            assertEquals("4.00 NOT_JSON", ask(device, 5, place, "no JSON"));
            assertEquals("4.01", ask(device, 6, place.replace("&p=", "&p=x"), alarming));

            pushDay(device, "v1/" + PlantFiles.ENTERPRISE + '/' + PlantFiles.SITE + "/e" + secret, now);
            new ControlRoom(gateway.client()).awaitStored(PlantFiles.pointId("e", "n"), now - (long) POINTS_OF_A_DAY * FIVE_MINUTES, now,
                    POINTS_OF_A_DAY);

            assertEquals(2, gateway.client().get("/api/v1/quarantine?enterprise=" + PlantFiles.ENTERPRISE).body().get("rejects").size());
            assertTrue(gateway.client().get("/health/ready").body().toString().contains("\"coap\""));
            String metrics = gateway.client().get("/metrics").text();
            assertTrue(metrics.contains("hazardwatch_coap_requests_total{result=\"accepted\"} 4.0"), metrics);
            assertTrue(metrics.contains("hazardwatch_coap_duplicates_total 1.0"), metrics);
            assertTrue(gateway.coapDtlsPort() > 0);
        }
    }

    /** A day of readings, the latest first, in blocks. */
    private static void pushDay(CoapPeer device, String place, long now) throws IOException {
        StringJoiner day = new StringJoiner(",", "[", "]");
        for (int i = 1; i <= POINTS_OF_A_DAY; i++) {
            day.add("{\"ts\":%d,\"values\":{\"n\":%d}}".formatted(now - (long) i * FIVE_MINUTES, i));
        }
        String text = day.toString();
        String said = "";
        for (int from = 0; from < text.length(); from += BLOCK_BYTES) {
            int to = Math.min(text.length(), from + BLOCK_BYTES);
            int number = from / BLOCK_BYTES;
            device.post(100 + number, place, text.substring(from, to), CoapPeer.block1(number, to < text.length(), BLOCK_EXPONENT));
            said = device.receiveAnswer().said();
        }
        assertEquals("2.04", said);
    }

    private static String ask(CoapPeer device, int id, String uri, String payload) throws IOException {
        device.post(id, uri, payload);
        return device.receiveAnswer().said();
    }

    private static String alarm(RunningGateway gateway) {
        return gateway.client().get("/api/v1/alarms/" + PlantFiles.alarmId("d", "gas")).text();
    }
}
