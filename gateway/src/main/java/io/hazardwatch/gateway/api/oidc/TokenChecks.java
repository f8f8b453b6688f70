package io.hazardwatch.gateway.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.hazardwatch.gateway.accounts.ProviderIdentity;
import io.hazardwatch.gateway.api.http.OidcSettings;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks ID tokens (OpenID Connect Core 1.0, 3.1.3.7) and logout tokens (Back-Channel Logout 1.0, 2.6). Only signatures by a public key of the
 * provider count, so neither {@code none} nor an algorithm with a shared secret. Pure, any thread.
 */
final class TokenChecks {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256,
            JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /** An ID token is fetched right after it was made. */
    private static final long AGE_MILLIS_MAX = 600_000;
    private static final int SUBJECT_LENGTH_MAX = 255;

    private final OidcSettings settings;

    TokenChecks(OidcSettings settings) {
        this.settings = settings;
    }

    /** Claims as the provider signed them, within their times, from our issuer and for us. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final long nowMillis;

        Claims(Set<String> required, long nowMillis) {
            super(settings.clientId(), new JWTClaimsSet.Builder().issuer(settings.issuer()).build(), required);
            this.nowMillis = nowMillis;
            setMaxClockSkew((int) (settings.skewMillis() / 1000));
        }

        @Override
        protected Date currentTime() {
            return new Date(nowMillis);
        }

        @Override
        public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            long issuedAt = claims.getIssueTime().getTime();
            if (issuedAt > nowMillis + settings.skewMillis()) {
                throw new BadJWTException("issued in the future");
            }
            if (issuedAt < nowMillis - AGE_MILLIS_MAX - settings.skewMillis()) {
                throw new BadJWTException("issued too long ago");
            }
        }
    }

    /** The person of an ID token that answers to {@code nonce}. */
    ProviderPerson person(String token, JWKSet keys, String nonce, long nowMillis) throws TokenRefused {
        JWTClaimsSet claims = claims(token, keys, nowMillis, Set.of("sub", "exp", "iat", "nonce"), JOSEObjectType.JWT, null);
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw new TokenRefused("the nonce is not the one that was sent");
        }
        Object party = claims.getClaim("azp");
        if (claims.getAudience().size() > 1 && party == null || party != null && !settings.clientId().equals(party)) {
            throw new TokenRefused("made for another party");
        }
        return new ProviderPerson(identity(claims), text(claims, "preferred_username"), text(claims, "sid"), groups(claims),
                claims.getClaim("auth_time") instanceof Number seconds ? seconds.longValue() * 1000 : 0);
    }

    /** What a logout token ends. */
    ProviderLogOut logOut(String token, JWKSet keys, long nowMillis) throws TokenRefused {
        JWTClaimsSet claims = claims(token, keys, nowMillis, Set.of("iat", "jti", "events"), LOGOUT, JOSEObjectType.JWT, null);
        boolean isLogOut = claims.getClaim("events") instanceof Map<?, ?> events && events.get(LOGOUT_EVENT) instanceof Map;
        String session = text(claims, "sid");
        if (!isLogOut || claims.getClaim("nonce") != null || session == null && claims.getSubject() == null) {
            throw new TokenRefused("not a logout token");
        }
        return new ProviderLogOut(claims.getSubject() == null ? null : identity(claims), session, claims.getJWTID());
    }

    private JWTClaimsSet claims(String token, JWKSet keys, long nowMillis, Set<String> required, JOSEObjectType... types) throws TokenRefused {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new HashSet<>(Arrays.asList(types))));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new Claims(required, nowMillis));
        try {
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            throw new TokenRefused(refused.getMessage());
        }
    }

    private ProviderIdentity identity(JWTClaimsSet claims) throws TokenRefused {
        String subject = claims.getSubject();
        if (subject.isEmpty() || subject.length() > SUBJECT_LENGTH_MAX) {
            throw new TokenRefused("a subject of " + subject.length() + " characters");
        }
        return new ProviderIdentity(settings.issuer(), subject);
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isEmpty() && text.length() <= SUBJECT_LENGTH_MAX ? text : null;
    }

    private List<String> groups(JWTClaimsSet claims) {
        Object at = claims.toJSONObject();
        for (String step : settings.groupsClaim().split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at instanceof List<?> list ? list.stream().map(String::valueOf).toList() : at instanceof String one ? List.of(one) : List.of();
    }
}
