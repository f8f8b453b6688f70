package io.hazardwatch.gateway.decode.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages in the forms of RFC 3261 and GB/T 28181, and what only looks like one. */
class SipParserTest {
    private static final String REGISTER = """
            REGISTER sip:34020000002000000001@3402000000 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.11:5061;rport;branch=z9hG4bK1371463273
            From: <sip:34020000002000000777@3402000000>;tag=2043466181
            To: <sip:34020000002000000777@3402000000>
            Call-ID: 1011047669
            CSeq: 1 REGISTER
            Contact: <sip:34020000002000000777@192.0.2.11:5061>
            Max-Forwards: 70
            Expires: 3600
            Content-Length: 0

            """.replace("\n", "\r\n");
    private static final String MESSAGE = """
            MESSAGE sip:34020000002000000001@3402000000 SIP/2.0
            v: SIP/2.0/UDP 192.0.2.11;branch=z9hG4bK9 , SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bK8
            f: "a;b" <sip:34020000002000000777@3402000000>;tag=1
            t: sip:34020000002000000001@3402000000
            i: call@192.0.2.11
            CSeq: 20   MESSAGE
            c: Application/
             MANSCDP+xml
            l: 5

            <a/>
            behind""".replace("\n", "\r\n").replace("20   MESSAGE", "20 MESSAGE");

    private static SipParse parse(String text) {
        return SipParser.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void register_isRead() {
        SipMessage message = parse(REGISTER).message();
        assertEquals(List.of("REGISTER", "sip:34020000002000000001@3402000000", "1", "3600"),
                List.of(message.method(), message.uri(), message.sequence(), message.header("expires")));
        assertEquals("34020000002000000777", SipAddress.user(message.header("from")));
        assertEquals("2043466181", SipAddress.parameter(message.header("from"), "tag"));
        assertEquals(new SipVia("SIP/2.0/UDP 192.0.2.11:5061;rport;branch=z9hG4bK1371463273", "192.0.2.11", 5061, true),
                SipVia.top(message));
        assertTrue(message.isRequest());
    }

    @Test
    void compactNames_foldedLines_severalVias_andWhatFollowsTheBody_areUnderstood() {
        SipMessage message = parse(MESSAGE).message();
        assertEquals("Application/ MANSCDP+xml", message.header("content-type"));
        assertEquals("<a/>\r", new String(message.body(), StandardCharsets.US_ASCII));
        assertEquals("34020000002000000777", SipAddress.user(message.header("from")));
        assertEquals("34020000002000000001", SipAddress.user(message.header("to")));
        assertEquals("1", SipAddress.parameter(message.header("from"), "tag"));
        assertEquals("SIP/2.0/UDP 192.0.2.11;branch=z9hG4bK9", SipVia.top(message).text());
        assertEquals(5060, SipVia.top(message).port());
        String answer = new String(SipWriter.answer(message, 200, "203.0.113.5", 7, "x", List.of()), StandardCharsets.ISO_8859_1);
        assertEquals(List.of("SIP/2.0 200 OK",
                "Via: SIP/2.0/UDP 192.0.2.11;branch=z9hG4bK9;received=203.0.113.5 , SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bK8",
                "From: \"a;b\" <sip:34020000002000000777@3402000000>;tag=1", "To: sip:34020000002000000001@3402000000;tag=x"),
                answer.lines().limit(4).toList());
    }

    @Test
    void answerToRport_saysFromWhereTheRequestCame() {
        String answer = new String(SipWriter.answer(parse(REGISTER).message(), 401, "203.0.113.5", 6000, "x", List.of()), StandardCharsets.US_ASCII);
        assertTrue(answer.contains("Via: SIP/2.0/UDP 192.0.2.11:5061;rport=6000;branch=z9hG4bK1371463273;received=203.0.113.5\r\n"), answer);
    }

    @Test
    void linesWithoutCr_lengthLeftOut_andBlankLinesBefore_areTaken() {
        SipMessage message = parse("\r\n\r\n" + REGISTER.replace("\r\n", "\n").replace("Content-Length: 0\n", "") + "abc").message();
        assertEquals("abc", new String(message.body(), StandardCharsets.US_ASCII));
    }

    @Test
    void answer_isRead_withTheMethodOfItsSequence() {
        SipMessage message = parse(REGISTER.replaceFirst("REGISTER \\S+ SIP/2.0", "SIP/2.0 200 OK")).message();
        assertEquals(200, message.status());
        assertEquals("REGISTER", message.method());
        assertFalse(message.isRequest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SIP/2.0\r | SIP/3.0\r | VERSION", "REGISTER sip | REGISTER  sip | NOT_SIP", "REGISTER sip:3 | GET /3 HTTP/1.1 sip:3 | NOT_SIP",
        "From: | Subject: | MANDATORY", "CSeq: 1 REGISTER | CSeq: 1 MESSAGE | MANDATORY", "CSeq: 1 | CSeq: x | MANDATORY",
        "CSeq: 1 | CSeq: 12345678901 | MANDATORY", "Call-ID: 1011047669 | Call-ID: | MANDATORY", "Max-Forwards: | To: | MANDATORY",
        "UDP 192 | TCP 192 | MANDATORY", ":5061;rport | :70000;rport | MANDATORY",
        "Max-Forwards: | : | HEADERS", "Max-Forwards: | Max Forwards: | HEADERS",
        "Content-Length: 0 | Content-Length: 1 | LENGTH", "Content-Length: 0 | Content-Length: -1 | LENGTH",
        "Content-Length: 0 | Content-Length: 9999999 | LENGTH"})
    void mistake_isNamed(String right, String wrong, SipFlaw flaw) {
        String text = REGISTER.replace(right, wrong);
        assertFalse(text.equals(REGISTER), right);
        assertEquals(flaw, parse(text).flaw());
        assertEquals(flaw == SipFlaw.LENGTH, parse(text).message() != null);
    }

    @Test
    void bounds_areKept() {
        String wide = REGISTER.replace("Max-Forwards: 70", "Max-Forwards: " + "7".repeat(SipParser.LINE_MAX));
        String many = REGISTER.replace("Max-Forwards: 70", "a: b\r\n".repeat(SipParser.HEADERS_MAX - 7) + "a: b");
        String folded = REGISTER.replace("Max-Forwards: 70", "a: b" + ("\r\n " + "c".repeat(100)).repeat(21));
        String tall = REGISTER.replace("Max-Forwards: 70", ("a: " + "b".repeat(1_000) + "\r\n").repeat(9) + "a: b");
        String blank = REGISTER.replace("Max-Forwards: 70", "a: b" + "\r\n ".repeat(33));
        for (String text : List.of(wide, many, folded, blank, tall, REGISTER.replace("70", "7\0000"), REGISTER.replace("70", "7\r0"))) {
            assertEquals(SipFlaw.HEADERS, parse(text).flaw());
        }
        assertNull(parse(REGISTER.replace("Max-Forwards: 70", "a: b\r\n".repeat(SipParser.HEADERS_MAX - 9) + "a: b")).flaw());
        assertEquals(SipFlaw.LENGTH, parse(REGISTER.replace("Content-Length: 0", "Content-Length: 0\r\nl: 1") + "ab").flaw());
        assertEquals(SipFlaw.EMPTY, parse("\r\n\r\n").flaw());
        assertEquals(SipFlaw.EMPTY, parse("").flaw());
        assertEquals(SipFlaw.NOT_SIP, parse("\0\0\0\0").flaw());
    }

    @Test
    void damagedMessages_neverThrow_andWhatIsUsableCanBeAnswered() {
        Random random = new Random(20_261_130);
        byte[][] good = {REGISTER.getBytes(StandardCharsets.US_ASCII), MESSAGE.getBytes(StandardCharsets.US_ASCII)};
        String pieces = "\r\n :;,<>@\"=/\\\t";
        int usable = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] damaged = good[i & 1].clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = random.nextInt(3) == 0 ? (byte) random.nextInt(256)
                        : (byte) pieces.charAt(random.nextInt(pieces.length()));
            }
            SipParse parse = SipParser.parse(random.nextInt(8) == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
            assertTrue(parse.flaw() != null || parse.message() != null, "either a message or a flaw");
            if (parse.message() != null && parse.message().isRequest()) {
                usable++;
                SipAddress.user(parse.message().header("from"));
                SipCredentials.read(parse.message().header("contact"));
                SipMessage answer = SipParser.parse(SipWriter.answer(parse.message(), 400, "192.0.2.1", 5060, "x", List.of())).message();
                assertNotNull(answer, "what is answered can be read");
                assertEquals(parse.message().header("call-id"), answer.header("call-id"));
            }
        }
        assertTrue(usable > 20_000 && usable < 90_000, usable + " usable: this damage proves little");
    }
}
