package io.hazardwatch.gateway.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * An identity provider on the loopback that signs what a test wants, also what no honest one would. Everybody is let in as {@link #subject}. Codes
 * count once, and only with the verifier of PKCE.
 */
public final class StubIdentityProvider implements AutoCloseable {
    public static final String CLIENT = "hazardwatch";
    public static final String SECRET = "s3cret-of-the-client";

    /** How the next ID token is made, from the honest claims and the key. */
    public volatile BiFunction<JWTClaimsSet, RSAKey, String> tokens = (claims, key) -> signed(claims, key, JOSEObjectType.JWT);
    public volatile String subject = "4711";
    public volatile List<String> groups = List.of("operators");
    /** Whether it answers nothing but 503. */
    public volatile boolean isDown;
    public final AtomicInteger keyReads = new AtomicInteger();
    /** Bodies of token requests. */
    public final Queue<String> exchanges = new ConcurrentLinkedQueue<>();
    private volatile RSAKey key = newKey();
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final LongSupplier clock;

    /** @param clock ms since the epoch, of its tokens */
    public StubIdentityProvider(LongSupplier clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> {
            keyReads.incrementAndGet();
            answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/token", this::token);
        server.createContext("/authorize", exchange -> {
            exchange.getResponseHeaders().add("Location", logIn(issuer() + exchange.getRequestURI()));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return "{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer() + "/authorize\",\"token_endpoint\":\"" + issuer()
                + "/token\",\"jwks_uri\":\"" + issuer() + "/keys\"}";
    }

    /** Signs with another key from now on. */
    public void rotate() {
        key = newKey();
    }

    /** A key that is none of this provider. */
    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The person logs in at the page that the gateway sent the browser to; where the browser goes then. */
    public String logIn(String authorizationAddress) {
        Map<String, String> asked = fields(URI.create(authorizationAddress).getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchanges.add(body);
        Map<String, String> form = fields(body);
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String pair = Base64.getEncoder().encodeToString((CLIENT + ':' + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean isClient = ("Basic " + pair).equals(authorization);
        if (!isClient || asked == null || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String token = tokens.apply(claims(asked.get("nonce")).build(), key);
        answer(exchange, 200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    }

    private JWTClaimsSet.Builder claims(String nonce) {
        long now = clock.getAsLong();
        return new JWTClaimsSet.Builder().issuer(issuer()).subject(subject).audience(CLIENT).issueTime(new Date(now))
                .expirationTime(new Date(now + 300_000)).claim("nonce", nonce).claim("sid", "session-of-" + subject)
                .claim("preferred_username", "li-wei").claim("groups", groups);
    }

    /** The claims of a logout token about the present subject. */
    public JWTClaimsSet.Builder logOutClaims() {
        long now = clock.getAsLong();
        return new JWTClaimsSet.Builder().issuer(issuer()).subject(subject).audience(CLIENT).issueTime(new Date(now))
                .expirationTime(new Date(now + 120_000)).jwtID(UUID.randomUUID().toString()).claim("sid", "session-of-" + subject)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    /** A logout token with those claims. */
    public String logOutToken(JWTClaimsSet claims) {
        return signed(claims, key, new JOSEObjectType("logout+jwt"));
    }

    /** Signs by the key, as an honest provider does. */
    public static String signed(JWTClaimsSet claims, RSAKey key, JOSEObjectType type) {
        try {
            return signed(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(key.getKeyID()).build(), new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Signs with the public key as a shared secret, the classic confusion of algorithms. */
    public static String signedByPublicKey(JWTClaimsSet claims, RSAKey key) {
        try {
            return signed(claims, new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                    new MACSigner(key.toRSAPublicKey().getEncoded()));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Does not sign. */
    public static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(isDown ? 503 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> fields(String form) {
        return form == null ? new HashMap<>() : Arrays.stream(form.split("&")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
