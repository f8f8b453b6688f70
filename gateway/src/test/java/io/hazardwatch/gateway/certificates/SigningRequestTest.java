package io.hazardwatch.gateway.certificates;

import static io.hazardwatch.gateway.testkit.TestAuthority.ecKey;
import static io.hazardwatch.gateway.testkit.TestAuthority.request;
import static io.hazardwatch.gateway.testkit.TestAuthority.rsaKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.TestAuthority;
import java.security.KeyPair;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningRequestTest {
    private static final String SUBJECT = "CN=anybody,O=somebody else";

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1"})
    void keysOfBothCurves_areTaken(String curve) throws Exception {
        KeyPair key = ecKey(curve);
        assertEquals(key.getPublic(), SigningRequest.keyOf(request(SUBJECT, key)));
    }

    @Test
    void keyOfRsa_isTakenFrom2048Bits() throws Exception {
        KeyPair key = rsaKey(2048);
        assertEquals(key.getPublic(), SigningRequest.keyOf(request(SUBJECT, key)));
        refused("2048", request(SUBJECT, rsaKey(1024)));
    }

    @Test
    void otherCurvesAndAlgorithms_areRefused() {
        refused("P-256", request(SUBJECT, ecKey("secp521r1")));
        KeyPair key = ecKey("secp256r1");
        refused("SHA-256", request(SUBJECT, key, key, "SHA1withECDSA"));
    }

    @Test
    void requestSignedByAnotherKey_isRefused() {
        refused("private half", request(SUBJECT, ecKey("secp256r1"), ecKey("secp256r1"), "SHA256withECDSA"));
    }

    @Test
    void textThatIsNoRequest_isRefused() {
        String good = request(SUBJECT, ecKey("secp256r1"));
        for (String text : new String[] {"", "hello", good + good, good.replace("REQUEST", "REQUESTS"), good + "x".repeat(Pem.LENGTH_MAX),
            TestAuthority.pem("CERTIFICATE REQUEST", new byte[] {0x30, (byte) 0x84, 0x7f, 0x7f, 0x7f, 0x7f}),
            TestAuthority.pem("CERTIFICATE REQUEST", new byte[] {1})}) {
            refused("must be", text);
        }
    }

    /** Seeded changes of single bytes: none but those that leave key and signature alone is taken, and nothing else is thrown. */
    @Test
    void changedBytes_areRefusedAndBreakNothing() throws Exception {
        KeyPair key = ecKey("secp256r1");
        byte[] der = Pem.decode(Pem.REQUEST, request(SUBJECT, key));
        Random random = new Random(20_261_130);
        int taken = 0;
        for (int round = 0; round < 400; round++) {
            byte[] changed = der.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertEquals(key.getPublic(), SigningRequest.keyOf(TestAuthority.pem("CERTIFICATE REQUEST", changed)));
                taken++;
            } catch (RefusedCertificateException expected) {
                assertTrue(expected.getMessage().startsWith("must"), expected.getMessage());
            }
        }
        assertEquals(0, taken, "every byte is under the signature or is part of it");
    }

    private static void refused(String rule, String text) {
        RefusedCertificateException refused = assertThrows(RefusedCertificateException.class, () -> SigningRequest.keyOf(text));
        assertTrue(refused.getMessage().contains(rule), refused.getMessage());
    }

    @Test
    void pemOfOlderTools_isRead() throws Exception {
        KeyPair key = ecKey("secp256r1");
        assertEquals(key.getPublic(), SigningRequest.keyOf(request(SUBJECT, key).replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")));
    }
}
