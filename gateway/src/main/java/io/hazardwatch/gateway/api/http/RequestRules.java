package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.connections.TrustedProxies;
import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The first to see a request: refuses what cannot be read and what is meant for another server, and finds out who asks when a
 * proxy of ours is in between. Event loop.
 *
 * <p>A page of a foreign site may have its name point to our address (DNS rebinding); its requests then carry that name as
 * {@code Host}. So names are served only when they are known; addresses always, since no page can have them changed.
 */
public final class RequestRules implements Handler<RoutingContext> {
    private static final String CLIENT = "clientAddress";
    private static final String SECURE = "isSecure";
    private static final String ANY = "*";

    private final TrustedProxies proxies;
    private final Set<String> hosts = new HashSet<>(List.of("localhost"));

    public RequestRules(ApiSettings settings) {
        this.proxies = settings.proxies();
        hosts.add(settings.host().toLowerCase(Locale.ROOT));
        settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    /** Where a request comes from, as text: the client behind a proxy of ours. */
    public static String clientOf(RoutingContext ctx) {
        return ctx.get(CLIENT);
    }

    /** Whether nobody on the way from the client can read along. */
    public static boolean isSecure(RoutingContext ctx) {
        return ctx.get(SECURE);
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        identify(ctx, request);
        requireKnownHost(request);
        requireReadableAddress(ctx);
        ctx.next();
    }

    private void identify(RoutingContext ctx, HttpServerRequest request) {
        InetAddress peer = NetUtil.createInetAddressFromIpAddressString(request.remoteAddress().hostAddress());
        boolean isProxied = peer != null && proxies.trusts(peer);
        String forwarded = String.join(",", request.headers().getAll("X-Forwarded-For"));
        ctx.put(CLIENT, isProxied ? proxies.clientOf(peer, forwarded).getHostAddress() : request.remoteAddress().hostAddress());
        ctx.put(SECURE, request.isSSL() || isProxied && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    private void requireKnownHost(HttpServerRequest request) {
        List<String> named = request.headers().getAll("Host");
        if (named.size() > 1 || named.isEmpty() && request.version() == HttpVersion.HTTP_1_1) {
            throw new Problem(400, "a request has one Host header; this has " + named.size());
        }
        if (!named.isEmpty() && !isKnown(named.getFirst())) {
            throw new Problem(400, "this server is not known by that Host; names other than localhost stand in http.hosts")
                    .with("reason", "UNKNOWN_HOST");
        }
    }

    private boolean isKnown(String named) {
        String host = named.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        String address = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return hosts.contains(host) || hosts.contains(ANY) || host.endsWith(".localhost")
                || NetUtil.isValidIpV4Address(address) || NetUtil.isValidIpV6Address(address);
    }

    private static void requireReadableAddress(RoutingContext ctx) {
        try {
            ctx.request().params();
            ctx.normalizedPath();
        } catch (IllegalArgumentException malformed) {
            throw new Problem(400, "the address cannot be read: its percent-encoding is malformed");
        }
    }
}
