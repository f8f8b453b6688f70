package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.connections.TrustedProxies;
import io.hazardwatch.gateway.model.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Settings of the HTTP server.
 *
 * @param port 0 takes a free port
 * @param limits limits before log-in
 * @param tlsCertificate PEM chain, null without TLS
 * @param tlsKey PEM key (PKCS 8)
 * @param proxies trusted proxies, whose statement of the client's address is believed
 * @param hosts names of this server besides localhost and {@code host}; {@code *} = any
 * @param access idle times of sessions and retention of the access log
 * @param calls limits of calls
 * @param map what the console's map shows beneath the sites
 */
public record ApiSettings(String host, int port, HttpLimits limits, Path tlsCertificate, Path tlsKey, TrustedProxies proxies,
                          List<String> hosts, AccessSettings access, CallLimits calls, MapSettings map) {
    private static final Set<String> NOT_FOR_OTHERS = Set.of("*", "0.0.0.0", "[::]", "::");

    public ApiSettings {
        hosts = List.copyOf(hosts);
    }

    /** Address as people reach it: the first configured host name that others can open, else the first that is one, else the host that it binds. */
    public String address() {
        return address(-1);
    }

    /**
     * As {@link #address()}, also where the system picks the port.
     *
     * @param picked that port; -1 while it is not known
     */
    public String address(int picked) {
        int shown = port == 0 ? picked : port;
        String name = hosts.stream().filter(ApiSettings::isForOthers).findFirst()
                .or(() -> hosts.stream().filter(each -> !each.equals("*")).findFirst()).orElse(host);
        return (tlsCertificate == null ? "http://" : "https://") + (name.contains(":") || shown <= 0 ? name : name + ':' + shown);
    }

    /** Whether an address can be opened elsewhere: neither that of the machine itself nor one that stands for all of its own. */
    public static boolean isReachable(String address) {
        return isForOthers(hostOf(address));
    }

    /** Host of an address without its port; also a name with an underscore, which {@link URI#getHost} does not give. */
    public static String hostOf(String address) {
        String authority = URI.create(address).getRawAuthority();
        return authority == null ? "" : withoutPort(authority);
    }

    private static String withoutPort(String name) {
        return name.replaceFirst(":\\d+$", "");
    }

    private static boolean isForOthers(String name) {
        String bare = withoutPort(name);
        return !bare.isEmpty() && !Loopback.is(bare) && !NOT_FOR_OTHERS.contains(bare);
    }

    /** These settings with others of access. */
    public ApiSettings with(AccessSettings other) {
        return new ApiSettings(host, port, limits, tlsCertificate, tlsKey, proxies, hosts, other, calls, map);
    }

    /** These settings with other limits of calls. */
    public ApiSettings with(CallLimits other) {
        return new ApiSettings(host, port, limits, tlsCertificate, tlsKey, proxies, hosts, access, other, map);
    }

    /** Settings without TLS and proxies. */
    public static ApiSettings plain(int port, HttpLimits limits) {
        return new ApiSettings("127.0.0.1", port, limits, null, null, TrustedProxies.NONE, List.of(), AccessSettings.STANDARD, CallLimits.STANDARD,
                MapSettings.NONE);
    }

    /** These settings with another map. */
    public ApiSettings withMap(MapSettings other) {
        return new ApiSettings(host, port, limits, tlsCertificate, tlsKey, proxies, hosts, access, calls, other);
    }

    /** These settings with another limit of connections. */
    public ApiSettings withConnectionsMax(int most) {
        return new ApiSettings(host, port, limits.withConnectionsMax(most), tlsCertificate, tlsKey, proxies, hosts, access, calls,
                map);
    }

    /** Whether traffic can be read on the network: neither TLS here nor a trusted proxy that may provide it. */
    public boolean isExposed() {
        return tlsCertificate == null && proxies.isEmpty() && !Loopback.is(host);
    }
}
