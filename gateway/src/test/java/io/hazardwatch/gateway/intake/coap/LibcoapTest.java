package io.hazardwatch.gateway.intake.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.testkit.TestAuthority;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ports as a foreign client sees them: libcoap's {@code coap-client-openssl}, in C, with OpenSSL. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class LibcoapTest {
    private static final long START = System.currentTimeMillis();
    private static final String VALUE = "{\"lel\":2.5}";
    private static final Pattern CODE = Pattern.compile("c:([245]\\.\\d\\d)");
    private static final String SECRET = "?u=acme&p=secret";

    @TempDir
    private Path directory;
    private final KeyPair key = TestAuthority.ecKey("secp256r1");
    private SelfSigned signed;
    private DeviceAuthority authority;
    private CoapFixture fixture;

    @BeforeEach
    void start() {
        signed = SelfSigned.in(directory);
        authority = DeviceAuthority.open(directory);
        fixture = new CoapFixture(new CoapSettings("127.0.0.1", 0, false, 0, signed.certificate(), signed.key(), CoapFixture.PAYLOAD_BYTES_MAX,
                100, 100, 1 << 20, 10), 0, new ClientTrust(authority, Map.of(), System::currentTimeMillis));
    }

    @AfterEach
    void stop() {
        fixture.close();
        assertEquals(List.of(), fixture.defects);
    }

    /** The last code of an answer; {@code 0.00} when there was none. */
    private String push(String place, String payload, String... options) throws Exception {
        Path body = Files.writeString(directory.resolve("body"), payload);
        List<String> command = new ArrayList<>(List.of("coap-client-openssl", "-v", "7", "-m", "post", "-t", "50", "-B", "30", "-f",
                body.toString()));
        command.addAll(Arrays.asList(options));
        command.add(place);
        Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(client.getInputStream().readAllBytes());
        assertTrue(client.waitFor(60, TimeUnit.SECONDS), said);
        String code = "0.00";
        for (Matcher each = CODE.matcher(said); each.find();) {
            code = each.group(1);
        }
        System.err.println(code + " by " + String.join(" ", command) + (code.equals("0.00") ? '\n' + said : ""));
        return code;
    }

    private String plain(String path) {
        return "coap://127.0.0.1:" + fixture.listener.port() + '/' + path;
    }

    private String secure(String path) {
        return "coaps://127.0.0.1:" + fixture.listener.dtlsPort() + '/' + path;
    }

    @Test
    void requests_areAnsweredAsTheStandardSays() throws Exception {
        assertEquals("2.04", push(plain("v1/acme/depot/gd-01" + SECRET), VALUE));
        assertEquals("2.04", push(plain("v1/acme/depot/gd-01" + SECRET), VALUE, "-N"));
        assertEquals("2.04", push(plain("v1/me?t=token-gd-01"), VALUE));
        assertEquals("4.00", push(plain("v1/acme/depot/gd-01" + SECRET), "bad"));
        assertEquals("4.01", push(plain("v1/acme/depot/gd-01"), VALUE));
        assertEquals("4.03", push(plain("v1/other/depot/gd-01" + SECRET), VALUE));
        assertEquals("4.04", push(plain("v1/acme/depot/gd-99" + SECRET), VALUE));
    }

    @Test
    void payloadInBlocks_isTakenWhole_overALossyLineToo() throws Exception {
        String payload = "{\"lel\":1}" + " ".repeat(2_000);
        assertEquals("2.04", push(plain("v1/acme/depot/gd-01" + SECRET), payload, "-b", "256"));
        assertEquals("2.04", push(plain("v1/acme/depot/gd-01" + SECRET), payload, "-b", "1024", "-l", "2,4"));
        assertEquals("4.13", push(plain("v1/acme/depot/gd-01" + SECRET), " ".repeat(CoapFixture.PAYLOAD_BYTES_MAX + 1), "-b", "1024"));
        assertEquals(List.of(payload, payload), fixture.ingests.payloads());
    }

    @Test
    void lostDatagram_isSentAgain_andCountsOnce() throws Exception {
        assertEquals("2.04", push(plain("v1/acme/depot/gd-01" + SECRET), VALUE, "-l", "1"));
        assertEquals(1, fixture.ingests.count());
    }

    @Test
    void dtls_withATokenOrWithACertificate() throws Exception {
        String server = signed.certificate().toString();
        assertEquals("2.04", push(secure("v1/me?t=token-gd-01"), VALUE, "-R", server));
        X509Certificate issued = authority.issue(key.getPublic(), "acme", Plant.GD_01, "x509-1", START);
        fixture.certified.put(PeerCertificate.fingerprint(issued), Plant.ONLY_GD_01);
        Path certificate = Files.writeString(directory.resolve("device.pem"), TestAuthority.pem("CERTIFICATE", issued.getEncoded()));
        Path secret = Files.writeString(directory.resolve("device.key"), TestAuthority.pem("PRIVATE KEY", key.getPrivate().getEncoded()));
        assertEquals("2.04", push(secure("v1/me"), VALUE, "-c", certificate.toString(), "-j", secret.toString(), "-R", server));
        assertEquals("4.03", push(secure("v1/acme/depot/gd-02"), VALUE, "-c", certificate.toString(), "-j", secret.toString(), "-R", server));
        assertEquals(2, fixture.ingests.count());
    }
}
