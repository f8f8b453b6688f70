package io.hazardwatch.gateway.api.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.hazardwatch.gateway.api.http.OidcSettings;
import io.hazardwatch.gateway.api.oidc.LogInTickets.Ticket;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The identity provider: what it says about itself, its keys, and the exchange of a code for a person. What was read holds for an hour, and
 * longer while the provider is away. A key that is not known makes the keys be read again, at most every {@value #REREAD_MILLIS} ms, so that
 * forged tokens cause no load. Event loop; {@link #trouble} on any thread.
 */
public final class OidcProvider {
    static final long REREAD_MILLIS = 30_000;
    private static final long HOLDS_MILLIS = 3_600_000;
    private static final long PROBE_MILLIS = 60_000;
    /** Until then a provider that did not answer is not asked again for a person. */
    private static final long RETRY_MILLIS = 5_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What discovery says. */
    private record Endpoints(String authorization, String token, String keys, boolean takesBasic) {}

    private final OidcSettings settings;
    private final ProviderCalls calls;
    private final TokenChecks checks;
    private final Clock clock;
    private Endpoints endpoints;
    private long endpointsAt;
    private JWKSet keys;
    private long keysAt;
    private long keysAskedAt;
    private Future<JWKSet> reading;
    private long probedAt;
    private long failedAt;
    private volatile String trouble;

    public OidcProvider(Vertx vertx, OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        calls = new ProviderCalls(vertx, settings);
        checks = new TokenChecks(settings);
    }

    /** Why the provider cannot be used at present; null if it answered last time. */
    public String trouble() {
        return trouble;
    }

    /** Asks once a minute whether the provider is there. */
    public void tick() {
        long now = clock.millis();
        if (probedAt == 0 || now - probedAt >= PROBE_MILLIS) {
            probedAt = now;
            endpointsAt = 0;
            endpoints();
        }
    }

    /** Closes its connections. */
    public void close() {
        calls.close();
    }

    /**
     * Where the browser goes to log in. Fails with {@link ProviderAway}.
     *
     * @param isAgain whether the provider is to ask for the secret although somebody is logged in there
     */
    public Future<String> address(Ticket ticket, String redirect, boolean isAgain) {
        return endpoints().map(known -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("response_type", "code");
            query.put("client_id", settings.clientId());
            query.put("redirect_uri", redirect);
            query.put("scope", String.join(" ", settings.scopes()));
            query.put("state", ticket.state());
            query.put("nonce", ticket.nonce());
            query.put("code_challenge", challenge(ticket.verifier()));
            query.put("code_challenge_method", "S256");
            if (isAgain) {
                query.put("prompt", "login");
                query.put("max_age", "0");
            }
            return known.authorization() + (known.authorization().contains("?") ? '&' : '?') + form(query);
        });
    }

    /** Exchanges a code for the person. Fails with {@link ProviderAway} or {@link TokenRefused}. */
    public Future<ProviderPerson> person(String code, Ticket ticket, String redirect) {
        return endpoints().compose(known -> calls.post(known.token(), headers(known), exchange(known, code, ticket, redirect)))
                .compose(answer -> answer.getValue("id_token") instanceof String token ? checked(token, read -> checks.person(token, read,
                        ticket.nonce(), clock.millis())) : Future.failedFuture(new TokenRefused("no ID token")));
    }

    /** Checks a logout token. Fails with {@link ProviderAway} or {@link TokenRefused}. */
    public Future<ProviderLogOut> logOut(String token) {
        return checked(token, read -> checks.logOut(token, read, clock.millis()));
    }

    /** A look at a token by keys. */
    private interface Check<T> {
        T by(JWKSet read) throws TokenRefused;
    }

    private <T> Future<T> checked(String token, Check<T> check) {
        return keysFor(token).compose(read -> {
            try {
                return Future.succeededFuture(check.by(read));
            } catch (TokenRefused refused) {
                return Future.failedFuture(refused);
            }
        });
    }

    private Future<JWKSet> keysFor(String token) {
        String key;
        try {
            key = JWTParser.parse(token) instanceof SignedJWT signed ? signed.getHeader().getKeyID() : null;
        } catch (ParseException noToken) {
            return Future.failedFuture(new TokenRefused("not a token"));
        }
        long now = clock.millis();
        boolean isKnown = keys != null && now - keysAt < HOLDS_MILLIS && (key == null || keys.getKeyByKeyId(key) != null);
        if (isKnown || keys != null && now - keysAskedAt < REREAD_MILLIS) {
            return Future.succeededFuture(keys);
        }
        return readKeys();
    }

    private Future<JWKSet> readKeys() {
        if (reading != null) {
            return reading;
        }
        keysAskedAt = clock.millis();
        JWKSet before = keys;
        reading = endpoints().compose(known -> calls.get(known.keys())).compose(OidcProvider::parsed).onSuccess(read -> {
            keys = read;
            keysAt = clock.millis();
        }).recover(failure -> before == null ? away(failure) : Future.succeededFuture(before)).onComplete(done -> reading = null);
        Future<JWKSet> begun = reading;
        if (begun.isComplete()) {
            reading = null;
        }
        return begun;
    }

    private static Future<JWKSet> parsed(JsonObject document) {
        try {
            return Future.succeededFuture(JWKSet.parse(document.encode()));
        } catch (ParseException unreadable) {
            return Future.failedFuture(new ProviderAway("its keys cannot be read"));
        }
    }

    private Future<Endpoints> endpoints() {
        if (endpoints != null && endpointsAt != 0 && clock.millis() - endpointsAt < HOLDS_MILLIS) {
            return Future.succeededFuture(endpoints);
        }
        if (endpoints == null && trouble != null && clock.millis() - failedAt < RETRY_MILLIS) {
            return Future.failedFuture(new ProviderAway(trouble));
        }
        return calls.get(settings.discovery().toString()).compose(this::understood).onSuccess(read -> {
            endpoints = read;
            endpointsAt = clock.millis();
            trouble = null;
        }).recover(failure -> {
            trouble = failure.getMessage();
            failedAt = clock.millis();
            return endpoints == null ? away(failure) : Future.succeededFuture(endpoints);
        });
    }

    private Future<Endpoints> understood(JsonObject document) {
        String own = text(document, "issuer");
        String authorization = text(document, "authorization_endpoint");
        String token = text(document, "token_endpoint");
        String jwks = text(document, "jwks_uri");
        if (!settings.issuer().equals(own)) {
            return Future.failedFuture(new ProviderAway("it calls itself " + own + ", not " + settings.issuer()));
        }
        boolean isSecure = settings.issuer().startsWith("https:");
        for (String each : new String[] {authorization, token, jwks}) {
            if (each == null || !each.startsWith(isSecure ? "https://" : "http")) {
                return Future.failedFuture(new ProviderAway("its description names no usable address: " + each));
            }
        }
        boolean isPost = document.getValue("token_endpoint_auth_methods_supported") instanceof Iterable<?> methods
                && String.valueOf(methods).contains("client_secret_post") && !String.valueOf(methods).contains("client_secret_basic");
        return Future.succeededFuture(new Endpoints(authorization, token, jwks, !isPost));
    }

    private static String text(JsonObject document, String name) {
        return document.getValue(name) instanceof String text ? text : null;
    }

    private static <T> Future<T> away(Throwable failure) {
        return Future.failedFuture(failure instanceof ProviderAway ? failure : new ProviderAway(failure.getMessage()));
    }

    private Map<String, String> headers(Endpoints known) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", FORM));
        if (settings.clientSecret() != null && known.takesBasic()) {
            String pair = encoded(settings.clientId()) + ':' + encoded(settings.clientSecret());
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return headers;
    }

    private String exchange(Endpoints known, String code, Ticket ticket, String redirect) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirect);
        fields.put("code_verifier", ticket.verifier());
        if (settings.clientSecret() == null || !known.takesBasic()) {
            fields.put("client_id", settings.clientId());
        }
        if (settings.clientSecret() != null && !known.takesBasic()) {
            fields.put("client_secret", settings.clientSecret());
        }
        return form(fields);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(each -> each.getKey() + '=' + encoded(each.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
