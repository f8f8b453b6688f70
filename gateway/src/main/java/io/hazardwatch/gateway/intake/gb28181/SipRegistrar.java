package io.hazardwatch.gateway.intake.gb28181;

import io.hazardwatch.gateway.decode.gb28181.SipAddress;
import io.hazardwatch.gateway.decode.gb28181.SipCredentials;
import io.hazardwatch.gateway.decode.gb28181.SipHeader;
import io.hazardwatch.gateway.decode.gb28181.SipMessage;
import io.hazardwatch.gateway.decode.gb28181.SipParser;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Counters.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides of each REGISTER whether the platform is let in, by a digest of its password (RFC 3261 §10.3, §22; RFC 2617). One thread. */
final class SipRegistrar {
    /** What is answered. */
    record Verdict(Result result, int status, List<SipHeader> headers) {
        Verdict(Result result, int status) {
            this(result, status, List.of());
        }
    }

    /** Wrong passwords for a platform from one address until none of it is looked at for the rest of {@link #GUESS_MILLIS}. */
    static final int GUESSES = 10;
    static final long GUESS_MILLIS = 600_000;
    static final int EXPIRES_MIN = 60;
    static final int EXPIRES_MAX = 86_400;
    private static final int EXPIRES_STANDARD = 3_600;
    private static final int EXPIRES_DIGITS = 9;
    private static final Logger LOG = LoggerFactory.getLogger(SipRegistrar.class);

    private final String realm;
    private final Function<String, PlatformLine> lines;
    private final SipNonces nonces = new SipNonces();
    private final AddressCounts guesses = new AddressCounts(GUESSES, GUESS_MILLIS);

    /** @param lines the platform of an id, or null */
    SipRegistrar(String realm, Function<String, PlatformLine> lines) {
        this.realm = realm;
        this.lines = lines;
    }

    Verdict register(SipMessage request, InetSocketAddress from, long nowNanos) {
        String id = SipAddress.user(request.header("to"));
        SipCredentials given = SipCredentials.read(request.header("authorization"));
        String address = from.getAddress().getHostAddress();
        if (given == null || !given.field("realm").equals(realm) || !SipDigest.isServed(given)) {
            return challenge(address, false, nowNanos);
        }
        SipNonces.Worth worth = nonces.judge(given.field("nonce"), address, nowNanos);
        if (worth != SipNonces.Worth.RIGHT) {
            return challenge(address, worth != SipNonces.Worth.FOREIGN, nowNanos);
        }
        PlatformLine line = lines.apply(id);
        if (guesses.isFull(from.getAddress(), line, nowNanos)) {
            return new Verdict(Result.WRONG_PASSWORD, 403);
        }
        boolean isProved = SipDigest.isProved(given, request.method(), line == null ? "" : line.platform().password());
        if (!isProved || line == null || !given.field("username").equals(id) || !SipAddress.user(request.header("from")).equals(id)) {
            wrong(id, from.getAddress(), line, nowNanos);
            return new Verdict(Result.WRONG_PASSWORD, 403);
        }
        int seconds = seconds(request);
        if (seconds > 0 && seconds < EXPIRES_MIN) {
            return new Verdict(Result.NOT_SERVED, 423, List.of(new SipHeader("Min-Expires", String.valueOf(EXPIRES_MIN))));
        }
        nonces.use(given.field("nonce"), nowNanos);
        return new Verdict(Result.ACCEPTED, 200, letIn(line, request, from, Math.min(seconds, EXPIRES_MAX), nowNanos));
    }

    /** Without {@code qop}, because platforms in the field are used to that; a nonce proves a password once, so nothing can be replayed. */
    private Verdict challenge(String address, boolean isStale, long nowNanos) {
        String value = "Digest realm=\"" + realm + "\", nonce=\"" + nonces.make(address, nowNanos) + "\", algorithm=MD5"
                + (isStale ? ", stale=true" : "");
        return new Verdict(Result.CHALLENGED, 401, List.of(new SipHeader("WWW-Authenticate", value)));
    }

    private void wrong(String id, InetAddress address, PlatformLine line, long nowNanos) {
        int count = guesses.add(address, line, nowNanos);
        if (count == 1 || count == GUESSES) {
            LOG.warn("gb28181: refused a registration from {} as {}: {}{}", address.getHostAddress(), id.matches("\\d{20}") ? id : "no platform",
                    line == null ? "no such platform" : "wrong password",
                    count == GUESSES ? "; no more of these are looked at for up to " + GUESS_MILLIS / 60_000 + " minutes" : "");
        }
    }

    private static List<SipHeader> letIn(PlatformLine line, SipMessage request, InetSocketAddress from, int seconds, long nowNanos) {
        String id = line.platform().id();
        String address = from.getAddress().getHostAddress();
        if (seconds == 0) {
            if (line.isRegistered(nowNanos)) {
                LOG.info("gb28181: platform {} has logged off from {}", id, address);
            }
            line.loggedOff();
            return List.of(new SipHeader("Expires", "0"));
        }
        if (line.registered(from, request.header("call-id"), nowNanos + TimeUnit.SECONDS.toNanos(seconds), nowNanos)) {
            LOG.info("gb28181: platform {} is registered from {}", id, address);
        }
        String contact = request.header("contact");
        SipHeader expires = new SipHeader("Expires", String.valueOf(seconds));
        return contact == null ? List.of(expires) : List.of(new SipHeader("Contact", contact), expires);
    }

    /** How long the platform wants to be registered; 0 = no longer. */
    private static int seconds(SipMessage request) {
        String contact = request.header("contact");
        String own = contact == null ? null : SipAddress.parameter(contact, "expires");
        String said = own == null ? request.header("expires") : own;
        if (said == null || !SipParser.isNumber(said)) {
            return EXPIRES_STANDARD;
        }
        return said.length() > EXPIRES_DIGITS ? EXPIRES_MAX : Integer.parseInt(said);
    }
}
