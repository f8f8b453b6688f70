package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.http.OidcSettings.GroupRights;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.RealIdentityProvider;
import io.hazardwatch.gateway.testkit.StubIdentityProvider;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Log-in and log-out at a provider that is none of ours; what a hostile one says is tried in {@link OidcLogInTest}. */
@Tag("service")
class OidcRealProviderTest extends ApiTestCase {
    /** The gateway is there first; it asks a provider that did not answer again after that. */
    private static final long PROBED_AGAIN_MILLIS = 6_000;
    private static int chosen;

    private final int port = chosen;
    private RealIdentityProvider provider;
    private HttpClient browser;

    OidcRealProviderTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).with(AccessSettings.STANDARD.with(settings())));
    }

    private static OidcSettings settings() {
        chosen = Ports.free();
        return new OidcSettings("http://127.0.0.1:" + chosen, StubIdentityProvider.CLIENT, StubIdentityProvider.SECRET, null, Text.of("x"),
                List.of("openid", "profile"), "groups", 60_000, 60_000, List.of(new GroupRights("operators", Role.OPERATOR, Scope.ALL)));
    }

    @BeforeEach
    void openProvider() {
        clock.stepWall(System.currentTimeMillis() - Desk.START);
        provider = new RealIdentityProvider(port, desk.url());
        clock.advance(PROBED_AGAIN_MILLIS);
        browser = newBrowser();
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    }

    @AfterEach
    void closeProvider() {
        browser.shutdownNow();
        browser.close();
        provider.close();
    }

    private HttpResponse<String> send(URI address, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
        return browser.send(form == null ? request.build() : request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    private URI next(URI address, String form) throws IOException, InterruptedException {
        HttpResponse<String> response = send(address, form);
        return address.resolve(response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(address + ": " + response.body())));
    }

    /** Where the provider sends the browser once the person has logged in there. */
    private URI wayBack(String person) throws IOException, InterruptedException {
        URI interaction = next(next(URI.create(desk.url() + "/oidc/start"), null), null);
        URI back = next(interaction, "prompt=login&login=" + person + "&password=any");
        return next(back, null);
    }

    private int sessionStatus() throws IOException, InterruptedException {
        return send(URI.create(desk.url() + "/api/v1/session"), null).statusCode();
    }

    @Test
    void person_logsInOnceAndTheProviderEndsTheSession() throws Exception {
        URI back = wayBack("operator-li");
        assertTrue(back.toString().startsWith(desk.url() + "/oidc/callback?"), back.toString());
        assertEquals("/", next(back, null).getPath());
        String me = send(URI.create(desk.url() + "/api/v1/session"), null).body();
        assertTrue(me.contains("\"OPERATOR\"") && me.contains("sso-operator-li"), me);
        assertEquals("logIn=STARTED_ELSEWHERE", next(back, null).getQuery());
        assertEquals(200, sessionStatus());

        URI end = URI.create("http://127.0.0.1:" + port + "/session/end");
        Matcher xsrf = Pattern.compile("name=\"xsrf\" value=\"([^\"]+)\"").matcher(send(end, null).body());
        assertTrue(xsrf.find());
        send(end.resolve("/session/end/confirm"), "xsrf=" + xsrf.group(1) + "&logout=yes");
        Await.until("the session ended", () -> {
            try {
                return sessionStatus() == 401;
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void personWithoutAGroup_isRefused() throws Exception {
        assertEquals("logIn=NO_ROLE", next(wayBack("cleaner-wang"), null).getQuery());
        assertEquals(401, sessionStatus());
    }
}
