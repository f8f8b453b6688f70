package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.gb28181.SipCredentials;
import io.hazardwatch.gateway.intake.gb28181.SipNonces.Worth;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Digests against the example of RFC 2617 §3.5 and one computed with md5sum, and the worth of nonces. */
class SipDigestTest {
    /** By the monotonic clock, which begins anywhere. */
    private static final long START = Long.MAX_VALUE - 7;
    private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(SipNonces.LIFE_MILLIS);
    /** RFC 2617 §3.5. */
    private static final String EXAMPLE = """
            Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", \
            qop=auth, nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", opaque="5ccc069c403ebaf9f0171e9517f40e41"
            """.strip();

    @Test
    void exampleOfTheStandard_isProved() {
        SipCredentials given = SipCredentials.read(EXAMPLE);
        assertEquals("6629fae49393a05397450978507c4ef1", SipDigest.response(given, "GET", "Circle Of Life"));
        assertTrue(SipDigest.isProved(given, "GET", "Circle Of Life"));
        assertFalse(SipDigest.isProved(given, "GET", "Circle of Life"));
        assertFalse(SipDigest.isProved(given, "POST", "Circle Of Life"));
        assertTrue(SipDigest.isServed(given));
    }

    /** The same with the older form, which is what platforms send: H(H(user:realm:password):nonce:H(method:uri)). */
    @Test
    void withoutQop_theOlderFormIsProved() {
        SipCredentials given = SipCredentials.read("Digest username=\"Mufasa\",realm=\"testrealm@host.com\","
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\",uri=\"/dir/index.html\",response=\"670FD8C2DF070C60B045671B8B24FF02\",algorithm=md5");
        assertTrue(SipDigest.isProved(given, "GET", "Circle Of Life"));
    }

    @Test
    void otherAlgorithms_areNotServed_andBrokenHeadersAreNone() {
        assertFalse(SipDigest.isServed(SipCredentials.read("Digest algorithm=SHA-256")));
        assertFalse(SipDigest.isServed(SipCredentials.read("Digest qop=auth-int")));
        for (String broken : new String[] {null, "", "Basic YTpi", "Digest", "Digest a", "Digest a=\"b", "Digest a=b, a=c",
            "Digest " + java.util.stream.IntStream.range(0, 30).mapToObj(i -> "a" + i + "=b").collect(java.util.stream.Collectors.joining(","))}) {
            assertNull(SipCredentials.read(broken), broken);
        }
        assertEquals("a\"b,c", SipCredentials.read("Digest x=\"a\\\"b,c\", y=2").field("x"));
        assertEquals("", SipCredentials.read("Digest x=1").field("response"));
    }

    @Test
    void nonce_isWorthSomethingOnce_forItsAddress_andForItsTime() {
        SipNonces nonces = new SipNonces();
        String nonce = nonces.make("192.0.2.1", START);
        assertEquals(Worth.RIGHT, nonces.judge(nonce, "192.0.2.1", START + LIFE_NANOS));
        assertEquals(Worth.OLD, nonces.judge(nonce, "192.0.2.1", START + LIFE_NANOS + 1));
        assertEquals(Worth.FOREIGN, nonces.judge(nonce, "192.0.2.2", START));
        assertEquals(Worth.FOREIGN, nonces.judge((nonce.charAt(0) == '1' ? '2' : '1') + nonce.substring(1), "192.0.2.1", START));
        assertEquals(Worth.FOREIGN, nonces.judge("", "192.0.2.1", START));
        assertEquals(Worth.FOREIGN, new SipNonces().judge(nonce, "192.0.2.1", START));
        nonces.use(nonce, START);
        assertEquals(Worth.USED, nonces.judge(nonce, "192.0.2.1", START + 1));
    }
}
