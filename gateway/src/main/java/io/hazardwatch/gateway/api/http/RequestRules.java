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
 * The first handler of a request: refuses what cannot be parsed and what is meant for another server, and determines the
 * client's address behind a trusted proxy. Event loop.
 *
 * <p>A foreign web page can make its own name resolve to our address (DNS rebinding); its requests then carry that name as
 * {@code Host}. So only known names are served, while IP addresses are always served, because no page can redirect them.
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

    /** The client's address as text, also behind a trusted proxy. */
    public static String clientOf(RoutingContext ctx) {
        return ctx.get(CLIENT);
    }

    /** Whether the connection from the client is encrypted all the way. */
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
            throw new Problem(400, "the address cannot be read: its percent-encoding is malformed").with("reason", "UNREADABLE");
        }
    }
}
