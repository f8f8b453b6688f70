package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.CallLimits;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.MapSettings;
import io.hazardwatch.gateway.connections.TrustedProxies;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Console and API over TLS, here or at a proxy of ours. */
@ExtendWith(LeakCheck.class)
class HttpTlsTest {
    private static final String LOG_IN = "{\"username\":\"viewer\",\"password\":\"viewer\"}";
    @TempDir
    Path directory;
    private final FakeClock clock = new FakeClock(Desk.START);

    @Test
    void logInOverTls_getsASecureCookie_andTheCertificateIsReadAnew() throws Exception {
        SelfSigned first = SelfSigned.in(Files.createDirectory(directory.resolve("first")));
        SelfSigned second = SelfSigned.in(Files.createDirectory(directory.resolve("second")));
        Desk desk = new Desk(clock, settings(first, TrustedProxies.NONE));
        try {
            HttpResponse<String> in = logIn(desk, first.trust(), null);
            assertEquals(200, in.statusCode());
            assertTrue(in.headers().allValues("Set-Cookie").stream().allMatch(cookie -> cookie.contains("Secure")));
            Files.copy(second.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
            assertEquals(TlsCertificate.Look.TAKEN, desk.front.certificate().look());
            assertEquals(200, logIn(desk, second.trust(), null).statusCode());
        } finally {
            desk.close();
        }
    }

    @Test
    void suiteOfSha1AndCbc_isRefused() {
        SelfSigned signed = SelfSigned.in(directory);
        Desk desk = new Desk(clock, settings(signed, TrustedProxies.NONE));
        try {
            assertThrows(SSLException.class, () -> logIn(desk, signed.trust(), "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"));
        } finally {
            desk.close();
        }
    }

    @Test
    void logInThroughAProxyWithTls_getsASecureCookie_onlyWhenTheProxyIsOurs() {
        assertTrue(cookieBehind(TrustedProxies.of(List.of("127.0.0.0/8"))).contains("Secure"));
        assertFalse(cookieBehind(TrustedProxies.NONE).contains("Secure"));
    }

    private String cookieBehind(TrustedProxies proxies) {
        Desk desk = new Desk(clock, settings(null, proxies));
        try (Client client = new Client(desk.url())) {
            return client.send("POST", "/api/v1/session", LOG_IN, "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9")
                    .header("Set-Cookie");
        } finally {
            desk.close();
        }
    }

    private static ApiSettings settings(SelfSigned signed, TrustedProxies proxies) {
        return new ApiSettings("127.0.0.1", 0, HttpLimits.STANDARD, signed == null ? null : signed.certificate(),
                signed == null ? null : signed.key(), proxies, List.of(), AccessSettings.STANDARD, CallLimits.STANDARD, MapSettings.NONE);
    }

    /** With a suite, over TLS 1.2. */
    private static HttpResponse<String> logIn(Desk desk, KeyStore trusted, String suite) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLParameters parameters = context.getDefaultSSLParameters();
        if (suite != null) {
            parameters.setProtocols(new String[] {"TLSv1.2"});
            parameters.setCipherSuites(new String[] {suite});
        }
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build()) {
            return client.send(HttpRequest.newBuilder(URI.create("https://localhost:" + desk.front.port() + "/api/v1/session"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(LOG_IN)).build(), BodyHandlers.ofString());
        }
    }
}
