package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuotaTurn;
import io.hazardwatch.gateway.intake.QuotaTurns;
import io.hazardwatch.gateway.intake.RateLimiter;
import io.hazardwatch.gateway.intake.RateLimiters;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.intake.TopicResolver;
import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.KeyUri;

/**
 * Decides of each request, and of each block of one, whether it is let in, before anything is kept of it: what it asks, who says so, how much it
 * may send, and how large it is. Thread {@code coap}.
 */
final class Admission {
    /** What the ports need from the other rooms; every part may be used by any thread. */
    record Parts(Supplier<Registry> registry, Credentials credentials, ReadingIngests ingests, Quarantine quarantine, ConnectionListener door,
                 EnterpriseQuotas enterprises, int messagesPerSecondMax, X509TrustManager clients, BiConsumer<String, Throwable> defects,
                 Clock clock) {}

    /** What was decided; {@code answer} is null for what is let in, and for what gets no answer. */
    record Verdict(boolean isLetIn, boolean isKnown, boolean isLogIn, Response answer, Credential credential) {
        static Verdict stranger(Response answer) {
            return new Verdict(false, false, true, answer, null);
        }

        static Verdict notServed(Response answer) {
            return new Verdict(false, false, false, answer, null);
        }

        static Verdict refused(Response answer, Credential credential) {
            return new Verdict(false, true, true, answer, credential);
        }
    }

    private static final String INPUT = "coap";
    private static final long REVOKED_MILLIS = 60_000;
    private static final long NO_ROOM_SECONDS = 5;

    private final Parts parts;
    private final int payloadBytesMax;
    private final CoapCounters counters;
    private final CoapLogIn logIn;
    private final RateLimiters quotas;
    private final QuotaTurns turns;
    private long lookedAtMillis;

    Admission(Parts parts, int payloadBytesMax, CoapCounters counters) {
        this.parts = parts;
        this.payloadBytesMax = payloadBytesMax;
        this.counters = counters;
        this.logIn = new CoapLogIn(parts.credentials(), parts.door(), parts.clock());
        this.quotas = new RateLimiters(parts.messagesPerSecondMax());
        this.turns = new QuotaTurns(parts.enterprises());
    }

    /** The credential of a request that was let in; null when it has been revoked since. */
    Credential credential(Request request) {
        return logIn.of(CoapTarget.of(request.getOptions()), request);
    }

    /** Where the readings of a request belong that was let in. */
    ResolvedTopic route(Request request, Credential credential) {
        return TopicResolver.of(INPUT, credential, parts.registry()).route(CoapTarget.of(request.getOptions()).topic());
    }

    /** Keeps in quarantine what cannot be used; the answer to it. */
    Response reject(ResolvedTopic route, byte[] payload) {
        counters.count(Result.REJECTED);
        parts.quarantine().reject(route.origin(), route.refusal(), route.detail(), payload, 0, payload.length, parts.clock().millis());
        return CoapAnswers.rejected(route.refusal());
    }

    /** @param transfers the payloads that are coming in blocks to the port of the request */
    Verdict judge(Exchange exchange, Request request, BlockTransfers transfers) {
        CoapTarget target = CoapTarget.of(request.getOptions());
        Response notServed = notServed(target, request);
        if (notServed != null) {
            counters.count(Result.NOT_SERVED);
            return Verdict.notServed(notServed);
        }
        Credential credential = logIn.of(target, request);
        if (credential == null) {
            counters.count(Result.NOT_LOGGED_IN);
            logIn.refused(target, request);
            return Verdict.stranger(CoapAnswers.of(ResponseCode.UNAUTHORIZED));
        }
        logIn.letIn(credential, request);
        Response refusal = refusal(exchange, request, credential, transfers);
        return refusal == null ? new Verdict(true, true, true, null, credential) : Verdict.refused(refusal, credential);
    }

    private static Response notServed(CoapTarget target, Request request) {
        OptionSet options = request.getOptions();
        if (options.hasProxyUri() || options.hasProxyScheme()) {
            return CoapAnswers.of(ResponseCode.PROXY_NOT_SUPPORTED);
        }
        if (options.hasOscore() || options.getIfMatchCount() > 0 || options.hasIfNoneMatch() || hasOtherCritical(options)) {
            return CoapAnswers.of(ResponseCode.BAD_OPTION);
        }
        if (options.hasBlock1() && options.hasSize1() && options.getSize1() < 1) {
            return CoapAnswers.of(ResponseCode.BAD_REQUEST);
        }
        if (target == null) {
            return CoapAnswers.of(ResponseCode.NOT_FOUND);
        }
        if (request.getCode() != Code.POST) {
            return CoapAnswers.of(ResponseCode.METHOD_NOT_ALLOWED);
        }
        return options.hasContentFormat() && options.getContentFormat() != MediaTypeRegistry.APPLICATION_JSON
                ? CoapAnswers.of(ResponseCode.UNSUPPORTED_CONTENT_FORMAT) : null;
    }

    /** By RFC 7252, 5.4.6: an odd number. */
    private static boolean hasOtherCritical(OptionSet options) {
        return options.getOthers().stream().anyMatch(each -> each.getNumber() % 2 == 1);
    }

    private Response refusal(Exchange exchange, Request request, Credential credential, BlockTransfers transfers) {
        boolean isPaid = isLaterBlock(request) && transfers.goesOn(KeyUri.getKey(exchange), parts.clock().nanos()) && !bringsNothing(request);
        long wait = isPaid ? 0 : owed(credential);
        if (wait > 0) {
            counters.count(Result.QUOTA);
            parts.door().slowed(credential, parts.clock().millis());
            return CoapAnswers.later("QUOTA", TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        }
        if (isTooLarge(request)) {
            counters.count(Result.TOO_LARGE);
            return CoapAnswers.tooLarge(payloadBytesMax);
        }
        if (!request.getOptions().hasBlock1()) {
            return null;
        }
        ResolvedTopic route = route(request, credential);
        if (route.refusal() != null) {
            return reject(route, request.getPayload());
        }
        return hasRoom(exchange, request, credential, transfers) ? null : noRoom(credential);
    }

    /** Whether there is room for the payload whose block has come. */
    private boolean hasRoom(Exchange exchange, Request request, Credential credential, BlockTransfers transfers) {
        BlockOption block = request.getOptions().getBlock1();
        if (!block.isM()) {
            transfers.end(KeyUri.getKey(exchange));
            return true;
        }
        return block.getNum() > 0 || transfers.begin(KeyUri.getKey(exchange), credential, parts.clock().nanos());
    }

    /** The answer to what there is no room for at the moment; it costs nothing of the enterprise's quota. */
    Response noRoom(Credential credential) {
        QuotaTurn turn = turn(credential);
        if (turn != null) {
            turn.noRoom(parts.clock().nanos());
        }
        counters.count(Result.NO_ROOM);
        return CoapAnswers.later("NO_ROOM", NO_ROOM_SECONDS);
    }

    /** The answer to a request on which the gateway fails. */
    Response failed(RuntimeException defect) {
        parts.defects().accept(INPUT, defect);
        counters.count(Result.FAILED);
        return CoapAnswers.of(ResponseCode.INTERNAL_SERVER_ERROR);
    }

    /** Counts what the library answers by itself to those that are let in. */
    void answered(Exchange exchange, Response answer, BlockTransfers transfers) {
        if (answer.getCode() == ResponseCode.REQUEST_ENTITY_INCOMPLETE) {
            counters.count(Result.INCOMPLETE);
            transfers.end(KeyUri.getKey(exchange));
        }
    }

    /** Nanoseconds that the message comes too early; 0 if it does not. */
    private long owed(Credential credential) {
        long now = parts.clock().nanos();
        forgetRevoked();
        RateLimiter quota = quotas.of(credential, now);
        long wait = quota == null ? 0 : quota.take(now);
        if (wait > 0) {
            return wait;
        }
        QuotaTurn turn = turn(credential);
        return turn == null ? 0 : turn.take(now, parts.clock().millis());
    }

    /** The place of CoAP in the quota of a credential's enterprise; null if it has none. */
    QuotaTurn turn(Credential credential) {
        return turns.of(credential.enterprise());
    }

    /** A payload in blocks is one message, which its first block pays for. */
    private static boolean isLaterBlock(Request request) {
        BlockOption block = request.getOptions().getBlock1();
        return block != null && block.getNum() > 0;
    }

    /** A block that holds nothing and says that more follows could come without end: the library takes it and waits for the same place again. */
    private static boolean bringsNothing(Request request) {
        return request.getPayloadSize() == 0 && request.getOptions().getBlock1().isM();
    }

    /** Forgets the rates of revoked credentials. */
    private void forgetRevoked() {
        long now = parts.clock().millis();
        if (now - lookedAtMillis > REVOKED_MILLIS) {
            lookedAtMillis = now;
            quotas.keep(parts.credentials()::holds);
        }
    }

    /** By what has come, by what has come before it in other blocks, or by what the device says will come. */
    private boolean isTooLarge(Request request) {
        OptionSet options = request.getOptions();
        BlockOption block = options.getBlock1();
        long before = block == null ? 0 : block.getOffset();
        return before + request.getPayloadSize() > payloadBytesMax
                || options.hasSize1() && options.getSize1() > payloadBytesMax;
    }
}
