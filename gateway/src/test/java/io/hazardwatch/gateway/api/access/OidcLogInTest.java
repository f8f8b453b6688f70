package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.http.OidcSettings.GroupRights;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.StubIdentityProvider;
import io.vertx.core.http.WebSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Log-in by an identity provider: what an honest one says lets in, what anybody else says does not. */
class OidcLogInTest extends ApiTestCase {
    private static final long SKEW = 60_000;
    private static volatile long now = Desk.START;
    private static StubIdentityProvider made;

    private final StubIdentityProvider provider = made;
    private String ticket;

    OidcLogInTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).with(AccessSettings.STANDARD.with(settings())));
        now = Desk.START;
    }

    private static OidcSettings settings() {
        made = new StubIdentityProvider(() -> now);
        return new OidcSettings(made.issuer(), StubIdentityProvider.CLIENT, StubIdentityProvider.SECRET, null, new Text("统一认证", "Plant log-in"),
                List.of("openid", "profile"), "groups", SKEW, 60_000, List.of(new GroupRights("admins", Role.ADMIN, Scope.ALL),
                new GroupRights("operators", Role.OPERATOR, Scope.of("huarun-gas"))));
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    private Response begin() {
        Response start = client.send("GET", "/oidc/start", null);
        ticket = start.headers().allValues("Set-Cookie").stream().filter(each -> each.startsWith("hazardwatch_oidc=")).findFirst()
                .map(each -> each.substring(0, each.indexOf(';'))).orElse("none=none");
        return start;
    }

    private Response back(String address) {
        URI uri = URI.create(address);
        return client.send("GET", uri.getRawPath() + '?' + uri.getRawQuery(), null, "Cookie", ticket);
    }

    private Response logIn() {
        return back(provider.logIn(begin().header("Location")));
    }

    private static String session(Response response) {
        return response.headers().allValues("Set-Cookie").stream().filter(each -> each.startsWith("hazardwatch_session=")).findFirst()
                .map(each -> each.substring(0, each.indexOf(';'))).orElse(null);
    }

    private static void assertRefused(String reason, Response response) {
        assertEquals("/?logIn=" + reason, response.header("Location"));
        assertNull(session(response));
    }

    private void say(UnaryOperator<JWTClaimsSet.Builder> change) {
        provider.tokens = (claims, key) -> StubIdentityProvider.signed(change.apply(new JWTClaimsSet.Builder(claims)).build(), key,
                JOSEObjectType.JWT);
    }

    private void say(BiFunction<JWTClaimsSet, RSAKey, String> token) {
        provider.tokens = token;
    }

    private WebSocket listen(String session) {
        return Desk.await(sockets.connect(webSocket("/api/v1/live").addHeader("Cookie", session)).toCompletionStage());
    }

    private Response announce(String token) {
        return client.send("POST", "/oidc/logout", "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8), "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void honestToken_letsInWithRoleAndScopeOfTheGroup() {
        Response response = logIn();
        assertEquals("/", response.header("Location"));
        Response me = client.send("GET", "/api/v1/session", null, "Cookie", session(response));
        assertEquals("OPERATOR", me.json().getString("role"));
        assertEquals("huarun-gas", me.json().getString("enterprise"));
        assertTrue(me.json().getBoolean("provider"));
        assertFalse(provider.exchanges.peek().contains(StubIdentityProvider.SECRET));
    }

    @Test
    void secretAskedForAgainByTheProvider_isBelieved_andSilentLogInIsNot() {
        say(claims -> claims.claim("groups", List.of("admins")).claim("auth_time", (now - 3_600_000) / 1_000));
        Response silent = client.send("DELETE", "/api/v1/users/gw-1", null, "Cookie", session(logIn()), "X-Requested-With", "hazardwatch");
        assertEquals("REAUTHENTICATE provider", silent.json().getString("reason") + ' ' + silent.json().getString("by"));
        assertTrue(client.send("GET", "/oidc/start?again=true", null).header("Location").contains("&prompt=login&max_age=0"));
        say(claims -> claims.claim("groups", List.of("admins")).claim("auth_time", now / 1_000));
        assertEquals(204, client.send("DELETE", "/api/v1/users/gw-1", null, "Cookie", session(logIn()), "X-Requested-With", "hazardwatch").status());
    }

    @Test
    void askedAddress_hasPkceStateAndNonce() {
        String address = begin().header("Location");
        assertTrue(address.contains("code_challenge_method=S256"), address);
        assertTrue(address.contains("&state="), address);
        assertTrue(address.contains("&nonce="), address);
        assertTrue(begin().header("Set-Cookie").contains("SameSite=Lax"));
    }

    @Test
    void expired_isRefusedBeyondTheSkewOnly() {
        say(claims -> claims.expirationTime(new Date(now - SKEW + 1_000)));
        assertEquals("/", logIn().header("Location"));
        say(claims -> claims.expirationTime(new Date(now - SKEW - 1_000)));
        assertRefused("REFUSED", logIn());
    }

    @Test
    void ofTheFuture_isRefusedBeyondTheSkewOnly() {
        say(claims -> claims.issueTime(new Date(now + SKEW - 1_000)).notBeforeTime(new Date(now + SKEW - 1_000)));
        assertEquals("/", logIn().header("Location"));
        say(claims -> claims.issueTime(new Date(now + SKEW + 1_000)));
        assertRefused("REFUSED", logIn());
        say(claims -> claims.notBeforeTime(new Date(now + SKEW + 1_000)));
        assertRefused("REFUSED", logIn());
        say(claims -> claims.issueTime(new Date(now - 3_600_000)));
        assertRefused("REFUSED", logIn());
    }

    @Test
    void forAnother_isRefused() {
        say(claims -> claims.audience("another-client"));
        assertRefused("REFUSED", logIn());
        say(claims -> claims.audience(List.of(StubIdentityProvider.CLIENT, "another-client")));
        assertRefused("REFUSED", logIn());
        say(claims -> claims.claim("azp", "another-client"));
        assertRefused("REFUSED", logIn());
    }

    @Test
    void ofAnotherIssuer_isRefused() {
        say(claims -> claims.issuer("http://127.0.0.1:1"));
        assertRefused("REFUSED", logIn());
    }

    @Test
    void withoutSignature_isRefused() {
        say((claims, key) -> StubIdentityProvider.unsigned(claims));
        assertRefused("REFUSED", logIn());
        say((claims, key) -> StubIdentityProvider.signedByPublicKey(claims, key));
        assertRefused("REFUSED", logIn());
        say((claims, key) -> StubIdentityProvider.signed(claims, key, JOSEObjectType.JWT).replaceFirst("[^.]{10}$", "AAAAAAAAAA"));
        assertRefused("REFUSED", logIn());
        say((claims, key) -> StubIdentityProvider.signed(claims, key, new JOSEObjectType("logout+jwt")));
        assertRefused("REFUSED", logIn());
    }

    @Test
    void replayedToken_isRefusedByItsNonce() {
        String[] first = new String[1];
        say((claims, key) -> {
            first[0] = StubIdentityProvider.signed(claims, key, JOSEObjectType.JWT);
            return first[0];
        });
        assertEquals("/", logIn().header("Location"));
        say((claims, key) -> first[0]);
        assertRefused("REFUSED", logIn());
        say(claims -> claims.claim("nonce", null));
        assertRefused("REFUSED", logIn());
    }

    @Test
    void replayedAddress_isRefusedWithoutAskingTheProvider() {
        String address = provider.logIn(begin().header("Location"));
        assertEquals("/", back(address).header("Location"));
        int asked = provider.exchanges.size();
        assertRefused("STARTED_ELSEWHERE", back(address));
        assertEquals(asked, provider.exchanges.size());
    }

    @Test
    void addressOfAnotherBrowser_isRefused() {
        String ofVictim = provider.logIn(begin().header("Location"));
        begin();
        assertRefused("STARTED_ELSEWHERE", back(ofVictim));
        ticket = "other=cookie";
        assertRefused("STARTED_ELSEWHERE", back(ofVictim));
    }

    @Test
    void lateReturn_isRefused() {
        String address = provider.logIn(begin().header("Location"));
        clock.advance(600_001);
        assertRefused("STARTED_ELSEWHERE", back(address));
    }

    @Test
    void codeOfAnotherWay_isRefusedByTheProvider() {
        String stolen = provider.logIn(begin().header("Location"));
        String own = provider.logIn(begin().header("Location"));
        String mixed = own.replaceFirst("code=[^&]*", stolen.replaceFirst(".*(code=[^&]*).*", "$1"));
        assertRefused("REFUSED", back(mixed));
    }

    private Response guess() {
        return back(provider.logIn(begin().header("Location")).replaceFirst("code=[^&]*", "code=guessed"));
    }

    @Test
    void strangersGuesses_areRefusedAndKeepNobodyOutWhoLoggedInBefore() {
        Response first = logIn();
        String known = first.headers().allValues("Set-Cookie").stream().filter(each -> each.startsWith("hazardwatch_trusted_")).findFirst()
                .map(each -> each.substring(0, each.indexOf(';'))).orElseThrow();
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertRefused("REFUSED", guess());
        }
        assertEquals(429, guess().status());
        Response start = client.send("GET", "/oidc/start", null, "Cookie", known);
        ticket = start.header("Set-Cookie");
        ticket = ticket.substring(0, ticket.indexOf(';'));
        assertEquals("/", back(provider.logIn(start.header("Location"))).header("Location"));
        clock.advance(LogInThrottle.PAUSE_MILLIS);
        now += LogInThrottle.PAUSE_MILLIS;
        assertEquals("/", logIn().header("Location"), "one who asked too early lost nothing");
    }

    @Test
    void noGroup_losesAccountAndSession() {
        String session = session(logIn());
        provider.groups = List.of("cleaners");
        assertRefused("NO_ROLE", logIn());
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", session).status());
    }

    @Test
    void rotatedKeys_areReadAgainAndNotForEachForgery() {
        assertEquals("/", logIn().header("Location"));
        assertEquals(1, provider.keyReads.get());
        clock.advance(31_000);
        now += 31_000;
        provider.rotate();
        assertEquals("/", logIn().header("Location"));
        assertEquals(2, provider.keyReads.get());
        for (int i = 0; i < 3; i++) {
            RSAKey stranger = StubIdentityProvider.newKey();
            say((claims, key) -> StubIdentityProvider.signed(claims, stranger, JOSEObjectType.JWT));
            assertRefused("REFUSED", logIn());
        }
        assertEquals(2, provider.keyReads.get());
    }

    @Test
    void logOutOfTheProvider_endsSessionAndFeed() {
        String session = session(logIn());
        String local = cookie();
        WebSocket feed = listen(session);
        Response told = announce(provider.logOutToken(provider.logOutClaims().build()));
        assertEquals(200, told.status(), told.text());
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", session).status());
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", local).status());
        Await.until("closed", feed::isClosed);
    }

    @Test
    void logOutTokenWhileTheProviderIsDown_isToBeSentAgain() {
        String token = provider.logOutToken(provider.logOutClaims().build());
        provider.isDown = true;
        assertEquals(503, announce(token).status());
        provider.isDown = false;
        clock.advance(31_000);
        assertEquals(200, announce(token).status());
    }

    @Test
    void logOutToken_forgedReplayedOrOtherIsRefused() {
        String session = session(logIn());
        List<String> forged = List.of("x", StubIdentityProvider.unsigned(provider.logOutClaims().build()),
                provider.logOutToken(provider.logOutClaims().audience("another").build()),
                provider.logOutToken(provider.logOutClaims().claim("nonce", "n").build()),
                provider.logOutToken(provider.logOutClaims().claim("events", null).build()),
                provider.logOutToken(provider.logOutClaims().expirationTime(new Date(now - SKEW - 1_000)).build()));
        forged.forEach(token -> assertEquals(400, announce(token).status(), token));
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", session).status());
        String token = provider.logOutToken(provider.logOutClaims().build());
        assertEquals(200, announce(token).status());
        assertEquals(400, announce(token).status());
    }

    @Test
    void providerDown_passwordLetsInAndSessionsGoOn() {
        String session = session(logIn());
        provider.isDown = true;
        assertRefused("PROVIDER_AWAY", logIn());
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", session).status());
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", cookie()).status());
        clock.advance(61_000);
        Await.until("health says it", () -> desk.front.oidcTrouble() != null);
        provider.isDown = false;
        clock.advance(61_000);
        Await.until("health says it", () -> desk.front.oidcTrouble() == null);
    }

    @Test
    void providerDown_isNotTakenForGuessing() {
        assertEquals("/", logIn().header("Location"));
        provider.isDown = true;
        for (int i = 0; i < 2 * LogInThrottle.FREE; i++) {
            assertRefused("PROVIDER_AWAY", logIn());
        }
        provider.isDown = false;
        assertEquals("/", logIn().header("Location"));
        say((claims, key) -> StubIdentityProvider.unsigned(claims));
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertRefused("REFUSED", logIn());
        }
        assertEquals(429, logIn().status());
    }

    @Test
    void password_isNotKeptHere() {
        logIn();
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Authorization", Client.basic("sso-4711")).status());
    }
}
