package io.hazardwatch.gateway.weather.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.SharedData;
import io.hazardwatch.gateway.weather.EventType;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningMessageType;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.WarningSeverity;
import io.hazardwatch.gateway.weather.WarningTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON shapes: two generations of a service, and an entry by hand. */
class WarningJsonTest {
    private final WarningJson reader = new WarningJson(WarningTexts.types(), WarningLimits.STANDARD);

    private List<WarningJson.Item> read(String document) {
        return reader.read(document.getBytes(StandardCharsets.UTF_8), "320400", ParseDeadline.UNBOUNDED);
    }

    private WarningRefusal refusal(String document) {
        return assertThrows(WarningException.class, () -> read(document)).reason();
    }

    @Test
    void nulInAnIdentifier_isRefusedWithItsReason() {
        WarningJson.Item item = read("{\"warning\":[{\"id\":\"1\\u0000\",\"sender\":\"x\",\"pubTime\":\"2023-04-03T10:30+08:00\","
                + "\"title\":\"大风蓝色预警\",\"text\":\"x\",\"type\":\"1006\"}]}").getFirst();
        assertEquals(WarningRefusal.INVALID_VALUE, item.refused().reason());
    }

    @Test
    void olderService_isRead() throws IOException {
        Warning warning = read(Files.readString(SharedData.path("weather-cn/getWarningNow-zh.json"))).getFirst().warning();
        assertEquals(new WarningKey("", "10102010020230403103000500681616"), warning.key());
        assertEquals(WarningColour.BLUE, warning.colour());
        assertEquals(WarningSeverity.MINOR, warning.severity());
        assertEquals("gale", warning.kind().hazard());
        assertEquals("上海中心气象台", warning.issuer());
        assertTrue(warning.infos().getFirst().description().startsWith("上海中心气象台2023年04月03日10时30分发布大风蓝色预警"));
    }

    @Test
    void newerService_keepsWhatItTakesThePlaceOf() throws IOException {
        Warning warning = read(Files.readString(SharedData.path("weather-cn/getWeatherAlertCurrent-zh.json"))).getFirst().warning();
        assertEquals(WarningMessageType.UPDATE, warning.type());
        assertEquals(new WarningKey("", "202510181140100706230391"), warning.references().getFirst().key());
        assertEquals(WarningColour.BLUE, warning.colour());
        assertEquals("320400", warning.areas().getFirst().codes().getFirst().value());
    }

    @Test
    void everyCodeOfTheService_isTakenKnownOrNot() throws IOException {
        for (String line : Files.readAllLines(SharedData.path("weather-cn/alert-events.csv")).stream().skip(1).toList()) {
            String[] cells = line.replace("\"", "").split(",", 3);
            Warning warning = read("{\"alerts\":[{\"id\":\"1\",\"issuedTime\":\"2026-06-01T08:00+08:00\",\"severity\":\"new-word\","
                    + "\"eventType\":{\"code\":\"" + cells[0] + "\",\"name\":\"" + cells[1] + "\"},\"color\":{\"code\":\"purple\"}}]}")
                    .getFirst().warning();
            assertEquals(WarningColour.NOT_STATED, warning.colour(), line);
            assertEquals(WarningSeverity.UNKNOWN, warning.severity(), line);
            assertEquals("new-word", warning.infos().getFirst().severityText());
        }
    }

    @Test
    void unknownEvent_isKeptAsTheIssuerNamesIt() {
        Warning warning = read("{\"alerts\":[{\"id\":\"1\",\"issuedTime\":\"2026-06-01T08:00+08:00\","
                + "\"eventType\":{\"code\":\"9999\",\"name\":\"怪事\"}}]}")
                .getFirst().warning();
        assertEquals(EventType.OTHER, warning.kind().hazard());
        assertTrue(warning.kind().name().zh().startsWith("怪事"));
    }

    @Test
    void entryByHand_keepsTheTextOfTheOriginal() {
        WarningJson.Item item = read("""
                {"issuer":"常州市气象台","issuedAt":"2026-06-01T08:00:00+08:00","event":"暴雨","colour":"红色","text":"原文，一字不改。",
                 "areaCodes":["320411"],"expires":"2026-06-01T20:00:00+08:00"}""").getFirst();
        assertEquals("原文，一字不改。", item.warning().infos().getFirst().description());
        assertEquals(WarningColour.RED, item.warning().colour());
        assertEquals("11B03", item.warning().kind().code());
        assertTrue(item.warning().key().identifier().startsWith("hand-"));
    }

    @Test
    void whatIsNoWarning_isRefusedWithAReason() {
        assertEquals(WarningRefusal.UNKNOWN_FORMAT, refusal("{\"code\":\"404\"}"));
        assertEquals(WarningRefusal.NOT_WELL_FORMED, refusal("{\"alerts\":["));
        assertEquals(WarningRefusal.NOT_WELL_FORMED, refusal("[".repeat(1000)));
        assertEquals(WarningRefusal.MISSING_ELEMENT,
                read("{\"alerts\":[{\"issuedTime\":\"2026-06-01T08:00+08:00\"}]}").getFirst().refused().reason());
        assertEquals(WarningRefusal.INVALID_VALUE, read("{\"warning\":[{\"id\":\"1\",\"pubTime\":\"yesterday\"}]}").getFirst().refused().reason());
        assertEquals(List.of(), read("{\"code\":\"200\",\"warning\":[]}"));
    }
}
