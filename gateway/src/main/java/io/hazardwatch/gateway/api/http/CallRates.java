package io.hazardwatch.gateway.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.QuotaKind;
import io.hazardwatch.gateway.time.Clock;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Limits how many calls of an account, of a key and from an address are answered; others get 429 with {@code Retry-After}. Calls that an alarm
 * waits for (acknowledgements and other commands about alarms and calls to people, the live feed) are counted by themselves, so that a
 * caller's own exports and lists, and others at the same address, never keep one out. Strangers are counted apart from everybody who is known.
 * Event loop.
 *
 * <p>The table of counts is bounded: when it is full, the account, key or address that was seen least recently counts from the beginning.
 */
public final class CallRates {
    static final int COUNTS_MAX = 10_000;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final double MINUTE = 60_000;
    private static final Pattern URGENT = Pattern.compile("/api/v1/(alarms/[^/]+/[^/]+|escalations/[^/]+/[^/]+|roll-calls/[^/]+/answer|handovers/.*"
            + "|weather/warnings/.+)");
    private static final int UNAUTHORISED = 401;
    private static final String STRANGER = "countStranger";
    private static final String LIVE = "/api/v1/live";

    /** What may still be used of a minute's calls; refilled evenly. */
    private static final class Allowance {
        private final int perMinute;
        private double left;
        private long atMillis;

        Allowance(int perMinute, long now) {
            this.perMinute = perMinute;
            this.left = perMinute;
            this.atMillis = now;
        }

        /** Takes one call; ms until there is one, 0 = taken. */
        long take(long now) {
            left = Math.min(perMinute, left + Math.max(0, now - atMillis) * perMinute / MINUTE);
            atMillis = now;
            if (left < 1) {
                return (long) Math.ceil((1 - left) * MINUTE / perMinute);
            }
            left--;
            return 0;
        }
    }

    private final CallLimits limits;
    private final EnterpriseQuotas enterprises;
    private final Clock clock;
    private final Cache<String, Allowance> allowances;
    private final AtomicLong refused = new AtomicLong();

    /** @param enterprises quotas of enterprises */
    public CallRates(CallLimits limits, EnterpriseQuotas enterprises, Clock clock) {
        this.enterprises = enterprises;
        this.limits = limits;
        this.clock = clock;
        this.allowances = Caffeine.newBuilder().maximumSize(COUNTS_MAX).expireAfterAccess(Duration.ofMinutes(2)).ticker(clock::nanos)
                .executor(Runnable::run).build();
    }

    /** Calls that were refused. Any thread. */
    public long refused() {
        return refused.get();
    }

    /** Counts log-ins by address, except of a browser that logged in before. */
    public void ofLogIn(RoutingContext ctx, boolean isKnownBrowser) {
        if (!isKnownBrowser) {
            take(ctx, "address", "log-in " + addressOf(ctx), limits.perAddress());
        }
        ctx.next();
    }

    /** Has calls counted by address that turn out to come from strangers; before it is known who calls. */
    public void ofStrangers(RoutingContext ctx) {
        ctx.put(STRANGER, (Runnable) () -> take(ctx, "address", "stranger " + addressOf(ctx), limits.perAddress()));
        ctx.next();
    }

    /** What a call is refused with: 429 in place of 401 when too many strangers call from its address. */
    public static Problem refusal(RoutingContext ctx, Problem refusal) {
        Runnable count = refusal.status() == UNAUTHORISED && Caller.of(ctx) == null ? ctx.get(STRANGER) : null;
        if (count == null) {
            return refusal;
        }
        try {
            count.run();
            return refusal;
        } catch (Problem tooMany) {
            ctx.response().headers().remove("WWW-Authenticate");
            return tooMany;
        }
    }

    /**
     * Counts by account or key, and what is not urgent by address; once it is known who calls.
     *
     * @param key id of the key by which the call came; null if it came otherwise
     */
    public void ofCaller(RoutingContext ctx, String key) {
        if (key == null) {
            take(ctx, "user", Caller.of(ctx).name(), limits.perUser());
        } else {
            take(ctx, "key", key, limits.perKey());
        }
        if (!isUrgent(ctx)) {
            ofEnterprise(ctx, Caller.of(ctx).scope().enterprise());
            take(ctx, "address", addressOf(ctx), limits.perAddress());
        }
        ctx.next();
    }

    /** Those who see one enterprise alone share its quota. */
    private void ofEnterprise(RoutingContext ctx, String enterprise) {
        int perMinute = enterprise == null ? 0 : enterprises.quota(enterprise).callsPerMinute();
        if (perMinute > 0) {
            try {
                take(ctx, "enterprise", enterprise, perMinute);
            } catch (Problem tooMany) {
                enterprises.exceeded(enterprise, QuotaKind.CALLS);
                throw tooMany;
            }
        }
    }

    private void take(RoutingContext ctx, String limit, String whose, int perMinute) {
        String name = limit + (isUrgent(ctx) ? " urgent " : " ") + whose;
        long wait = allowances.get(name, each -> new Allowance(perMinute, clock.millis())).take(clock.millis());
        if (wait > 0) {
            refused.incrementAndGet();
            throw new Problem(429, "more than " + perMinute + " calls a minute of one " + limit).with("reason", "TOO_MANY_CALLS").with("limit", limit)
                    .retryAfter(Math.ceilDiv(wait, 1000));
        }
    }

    private static String addressOf(RoutingContext ctx) {
        return networkOf(RequestRules.clientOf(ctx));
    }

    /** What calls from an address are counted under: an IPv6 client usually has all addresses of its network. Any thread. */
    public static String networkOf(String address) {
        InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
        return parsed instanceof Inet6Address ? HexFormat.of().formatHex(parsed.getAddress(), 0, IPV6_NETWORK_BYTES) : address;
    }

    private static boolean isUrgent(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        return ctx.request().method() == HttpMethod.POST && URGENT.matcher(path).matches() || path.equals(LIVE);
    }
}
