package io.hazardwatch.gateway.weather.cap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.SharedData;
import io.hazardwatch.gateway.weather.AreaProblem;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.SignatureState;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.WarningTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that are taken and messages that are refused, each with its reason. */
class CapReaderTest {
    private static final String SENT = "2026-06-01T08:00:00+08:00";
    private final CapReader reader = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of()));

    private Warning read(byte[] document) {
        return reader.read(document, 0, ParseDeadline.UNBOUNDED);
    }

    private Warning inArea(String area) {
        return read(WarningTexts.cap("1", SENT, "Actual", "Alert", "", "暴雨橙色预警", area));
    }

    private WarningRefusal refusal(byte[] document) {
        return assertThrows(WarningException.class, () -> read(document)).reason();
    }

    @Test
    void foreignMessages_areTakenOrRefusedAsTheirSchemasSay() throws IOException {
        Path folder = SharedData.path("cap");
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("expected.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t");
            boolean isValid = cells[2].startsWith("alert|") && !cells[2].contains("INVALID");
            String outcome;
            try {
                Warning read = read(Files.readAllBytes(folder.resolve(cells[0])));
                outcome = cells[2].contains("sender=" + read.key().sender() + " sent=" + read.sentText()) ? "taken" : "misread " + read.key();
            } catch (WarningException refused) {
                outcome = "refused";
            }
            if (!outcome.equals(isValid ? "taken" : "refused")) {
                wrong.add(cells[0] + ": " + outcome);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void externalEntities_openNoConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String attack = """
                    <?xml version="1.0"?><!DOCTYPE alert PUBLIC "-//A/B/EN" "http://localhost:%d/a.dtd" [
                    <!ENTITY %% remote SYSTEM "http://localhost:%d/b"> <!ENTITY xxe SYSTEM "file:///etc/passwd"> %%remote; ]>
                    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>&xxe;</identifier></alert>
                    """.formatted(server.getLocalPort(), server.getLocalPort());
            assertEquals(WarningRefusal.HAS_DOCTYPE, refusal(attack.getBytes(StandardCharsets.UTF_8)));
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void foreignAttack_isRefusedForItsDocumentType() throws IOException {
        assertEquals(WarningRefusal.HAS_DOCTYPE, refusal(Files.readAllBytes(SharedData.path("cap/google/xee.cap"))));
    }

    @Test
    void signatures_areNoneInvalidOrUntrusted() throws IOException {
        Path folder = SharedData.path("cap/wmo/sc");
        assertEquals(SignatureState.NONE, read(Files.readAllBytes(folder.resolve("no_signature.xml"))).signature());
        assertEquals(SignatureState.INVALID, read(Files.readAllBytes(folder.resolve("invalid_digest.xml"))).signature());
        assertEquals(SignatureState.INVALID, read(Files.readAllBytes(folder.resolve("invalid_signature.xml"))).signature());
        assertEquals(SignatureState.INVALID, read(Files.readAllBytes(folder.resolve("invalid_certificate.xml"))).signature());
        assertEquals(SignatureState.UNTRUSTED, read(Files.readAllBytes(folder.resolve("valid.xml"))).signature());
    }

    @Test
    void signatureOfATrustedCertificate_isValidWhileTheCertificateIs() throws Exception {
        byte[] document = Files.readAllBytes(SharedData.path("cap/wmo/sc/valid.xml"));
        String text = new String(document, StandardCharsets.UTF_8).replaceAll("(?s).*<ds:X509Certificate>|</ds:X509Certificate>.*", "");
        X509Certificate issuer = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Base64.getMimeDecoder().decode(text)));
        CapReader trusting = new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of(issuer)));
        assertEquals(SignatureState.VALID, trusting.read(document, issuer.getNotBefore().getTime(), ParseDeadline.UNBOUNDED).signature());
        assertEquals(SignatureState.UNTRUSTED,
                trusting.read(document, issuer.getNotAfter().getTime() + 1, ParseDeadline.UNBOUNDED).signature());
    }

    @Test
    void chineseProfile_isRead() {
        Warning warning = read("""
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>32040041600000_20260601080000_1</identifier>
                <sender>32040041600000</sender><sent>2026-06-01 08:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>
                <scope>Public</scope><info><language>zh-CN</language><eventType>11B20</eventType><urgency>Immediate</urgency>
                <severity>Orange</severity><certainty>Likely</certainty><senderName>常州市气象台</senderName>
                <headline>常州市气象台发布雷雨大风橙色预警</headline><area><areaDesc>常州市</areaDesc>
                <geocode><valueName>GB/T 2260</valueName><value>320400</value></geocode></area></info></alert>
                """.getBytes(StandardCharsets.UTF_8));
        assertEquals(WarningColour.ORANGE, warning.colour());
        assertEquals("convection", warning.kind().hazard());
        assertEquals("常州市气象台", warning.issuer());
    }

    @Test
    void colour_isTheIssuersOrNone() {
        assertEquals(WarningColour.ORANGE, inArea("").colour());
        assertEquals(WarningColour.NOT_STATED, read(WarningTexts.cap("1", SENT, "Actual", "Alert", "", "Heavy rain", "")).colour());
    }

    @Test
    void brokenOutline_isKeptForAPersonWithItsProblem() {
        assertEquals(List.of(AreaProblem.NOT_NUMBERS), inArea("<polygon>31,119 NaN,120 32,120 31,119</polygon>").areas().getFirst().problems());
        assertEquals(List.of(AreaProblem.SWAPPED), inArea("<polygon>119,31 120,31 120,32 119,31</polygon>").areas().getFirst().problems());
        assertEquals(List.of(AreaProblem.NOT_CLOSED), inArea("<polygon>31,119 31,120 32,120 32,119</polygon>").areas().getFirst().problems());
        assertEquals(List.of(AreaProblem.TOO_FEW_POINTS), inArea("<polygon>31,119 31,120 31,119</polygon>").areas().getFirst().problems());
        assertEquals(List.of(AreaProblem.BAD_RADIUS), inArea("<circle>31,119 0</circle>").areas().getFirst().problems());
        assertEquals(List.of(AreaProblem.OUT_OF_RANGE), inArea("<circle>31,519 5</circle>").areas().getFirst().problems());
    }

    @Test
    void tooMuchOfAnything_isRefusedWithItsReason() {
        assertEquals(WarningRefusal.TOO_MANY_POINTS, assertThrows(WarningException.class,
                () -> inArea("<polygon>" + "31,119 ".repeat(10_001) + "</polygon>")).reason());
        assertEquals(WarningRefusal.TOO_LARGE, refusal(new byte[WarningLimits.STANDARD.bytesMax() + 1]));
        assertEquals(WarningRefusal.TOO_DEEP, refusal("<a>".repeat(100).getBytes(StandardCharsets.UTF_8)));
        assertEquals(WarningRefusal.TOO_MANY_ELEMENTS, refusal(("<a>" + "<b/>".repeat(60_000) + "</a>").getBytes(StandardCharsets.UTF_8)));
        assertEquals(WarningRefusal.TOO_SLOW, assertThrows(WarningException.class, () -> reader.read(
                WarningTexts.cap("1", SENT, "Actual", "Alert", "", "", ""), 0, new ParseDeadline(() -> 5, 5))).reason());
    }

    @Test
    void millionPoints_areRefused() {
        CapReader large = new CapReader(WarningTexts.types(), WarningLimits.STANDARD.withBytes(WarningLimits.BYTES_MAX * 2),
                new CapSignatures(List.of()));
        byte[] document = WarningTexts.cap("1", SENT, "Actual", "Alert", "", "", "<polygon>" + "31,119 ".repeat(1_000_000) + "</polygon>");
        assertEquals(WarningRefusal.TOO_MANY_POINTS, assertThrows(WarningException.class,
                () -> large.read(document, 0, ParseDeadline.UNBOUNDED)).reason());
    }

    @Test
    void contradictions_areRefused() {
        String text = new String(WarningTexts.cap("1", SENT, "Actual", "Update", "cma@example.cn,1," + SENT, "", ""), StandardCharsets.UTF_8);
        assertEquals(WarningRefusal.REFERS_TO_ITSELF, refusal(text.getBytes(StandardCharsets.UTF_8)));
        String restricted = new String(WarningTexts.cap("1", SENT, "Actual", "Alert", "", "", ""), StandardCharsets.UTF_8)
                .replace("</scope>", "</scope><restriction>us</restriction>");
        assertEquals(WarningRefusal.SCOPE_CONTRADICTION, refusal(restricted.getBytes(StandardCharsets.UTF_8)));
        assertEquals(WarningRefusal.INVALID_VALUE, refusal(WarningTexts.cap("1", "2026-06-01T08:00:00Z", "Actual", "Alert", "", "", "")));
        assertEquals(WarningRefusal.INVALID_VALUE, refusal(WarningTexts.cap("1", "2026-06-01T08:00:00,08:00", "Actual", "Alert", "", "", "")));
        assertTrue(inArea("<polygon></polygon>").areas().getFirst().problems().isEmpty());
    }
}
