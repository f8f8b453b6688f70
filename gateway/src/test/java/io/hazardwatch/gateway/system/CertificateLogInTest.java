package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.testkit.TestAuthority;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A certificate from the request by the API to its revocation, on the real ports with TLS. */
@ExtendWith(LeakCheck.class)
class CertificateLogInTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String CONNECT = "100D00044D5154540402003C000161";
    private static final String ADMIN = "Basic " + Base64.getEncoder().encodeToString((RunningGateway.USER + ':' + RunningGateway.PASSWORD)
            .getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path directory;
    private final ObjectMapper json = new ObjectMapper();
    private final KeyPair key = TestAuthority.ecKey("secp256r1");
    private SelfSigned server;
    private App app;

    @Test
    void requestSigned_deviceSendsAndIsCutOffWhenRevoked() throws Exception {
        server = SelfSigned.in(directory);
        String pair = "{certificate: ../server.crt, key: ../server.key}";
        new PlantFiles(directory).site(device("gd-1", point("lel", ""))).gateway("http: {tls: " + pair + "}\nmqtt: {tls: {certificate: ../server.crt,"
                + " key: ../server.key}}\n");
        app = App.start(directory.resolve("config"), new Overrides(directory.resolve("data"), 0, 0, 0), RunningGateway.PASSWORD, Map.of());
        try (HttpClient people = client(null)) {
            JsonNode issued = json.readTree(told(201, people, "POST", "/enterprises/acme/credentials", json.createObjectNode().put("name", "detector")
                    .put("device", "gd-1").put("csr", TestAuthority.request("CN=somebody", key)).toString(), ADMIN));
            X509Certificate certificate = certificate(issued.get("certificate").asText());
            try (SSLSocket socket = mqtt(certificate); HttpClient own = client(certificate)) {
                socket.getOutputStream().write(HexFormat.of().parseHex(CONNECT));
                assertEquals("20020000", HexFormat.of().formatHex(socket.getInputStream().readNBytes(4)));
                told(202, own, "POST", "/ingest/acme/yard/gd-1", "{\"lel\":2.5}", null);
                String renewal = json.createObjectNode().put("csr", TestAuthority.request("CN=x", key)).toString();
                told(401, people, "POST", "/device-certificates/renewal", renewal, null);
                assertTrue(told(409, own, "POST", "/device-certificates/renewal", renewal, null).contains("last 30 days"),
                        "the device is known by it");
                told(400, people, "POST", "/enterprises/acme/credentials", "{\"name\":\"x\",\"csr\":\"bad\"}", ADMIN);
                JsonNode listed = json.readTree(told(200, people, "GET", "/enterprises/acme/credentials", "", ADMIN)).get("credentials").get(0);
                assertEquals(certificate.getSerialNumber(), new BigInteger(listed.get("certificate").get("serial").asText(), 16));
                told(204, people, "DELETE", "/enterprises/acme/credentials/" + issued.get("username").asText(), "", ADMIN);
                assertEquals(-1, socket.getInputStream().read(), "the open connection ends");
                told(401, own, "POST", "/ingest/acme/yard/gd-1", "{\"lel\":2.5}", null);
                told(401, own, "POST", "/device-certificates/renewal", renewal, null);
            }
            X509CRL revoked = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(
                    told(200, people, "GET", "/device-certificates/revoked", "", null).getBytes(StandardCharsets.US_ASCII)));
            revoked.verify(certificate(told(200, people, "GET", "/device-certificates/authority", "", null)).getPublicKey());
            assertTrue(revoked.isRevoked(certificate));
            Await.until("journaled, beside the requests", () -> isJournaled(people, certificate));
        } finally {
            app.stop();
        }
    }

    private boolean isJournaled(HttpClient people, X509Certificate certificate) {
        try {
            String journal = told(200, people, "GET", "/journal?type=CREDENTIAL_CHANGED", "", ADMIN);
            return journal.contains("issued, certificate " + certificate.getSerialNumber().toString(16)) && journal.contains("\"revoked from");
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private String told(int status, HttpClient client, String method, String path, String body, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + app.httpPort() + "/api/v1" + path))
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), () -> method + ' ' + path + ' ' + answer.body());
        return answer.body();
    }

    private SSLSocket mqtt(X509Certificate certificate) throws Exception {
        SSLSocket socket = (SSLSocket) context(certificate).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), app.mqttsPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private HttpClient client(X509Certificate certificate) throws Exception {
        return HttpClient.newBuilder().sslContext(context(certificate)).build();
    }

    /** @param certificate that of the client, null for none */
    private SSLContext context(X509Certificate certificate) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(server.trust());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        if (certificate != null) {
            own.setKeyEntry("device", key.getPrivate(), PASSWORD, new Certificate[] {certificate});
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
