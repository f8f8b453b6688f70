package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.connections.TrustedProxies;
import java.nio.file.Path;
import java.util.List;

/**
 * The HTTP side.
 *
 * @param port           0 takes a free one
 * @param limits         what strangers may take
 * @param tlsCertificate PEM chain, null when there is no TLS
 * @param tlsKey         PEM key (PKCS 8)
 * @param proxies        whose word is taken for who asks
 * @param hosts          names by which this server is known, besides localhost and {@code host}; {@code *} = any
 */
public record ApiSettings(String host, int port, HttpLimits limits, Path tlsCertificate, Path tlsKey, TrustedProxies proxies,
                          List<String> hosts) {
    public ApiSettings {
        hosts = List.copyOf(hosts);
    }

    /** Without TLS and proxies. */
    public static ApiSettings plain(int port, HttpLimits limits) {
        return new ApiSettings("127.0.0.1", port, limits, null, null, TrustedProxies.NONE, List.of());
    }

    /** The same with another bound of connections. */
    public ApiSettings withConnectionsMax(int most) {
        return new ApiSettings(host, port, limits.withConnectionsMax(most), tlsCertificate, tlsKey, proxies, hosts);
    }

    /** Whether what goes over the network can be read on the way: no TLS here, and no proxy of ours that may have it. */
    public boolean isExposed() {
        boolean isLoopback = host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
        return tlsCertificate == null && proxies.isEmpty() && !isLoopback;
    }
}
