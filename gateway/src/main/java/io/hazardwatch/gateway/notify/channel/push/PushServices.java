package io.hazardwatch.gateway.notify.channel.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The push services to which notifications may go. Browsers name the address themselves, so without this list anybody who may
 * subscribe could make the gateway send requests to machines inside. Immutable.
 *
 * @param hosts names of hosts; a name stands for the hosts below it too
 */
public record PushServices(List<String> hosts) {
    /** Those of the common browsers. */
    public static final List<String> USUAL = List.of("fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com",
            "notify.windows.com");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final int ENDPOINT_MAX = 1_000;

    public PushServices {
        hosts = List.copyOf(hosts);
    }

    /** Whether an endpoint may be used: https, a named host, no log-in in it. Plain http counts on this machine only, if it is named. */
    public boolean allows(String endpoint) {
        if (endpoint == null || endpoint.length() > ENDPOINT_MAX) {
            return false;
        }
        try {
            URI uri = new URI(endpoint);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean isPlain = "http".equals(uri.getScheme()) && LOOPBACK.contains(host);
            return ("https".equals(uri.getScheme()) || isPlain) && uri.getRawUserInfo() == null && isNamed(host);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private boolean isNamed(String host) {
        return hosts.stream().anyMatch(name -> host.equals(name) || host.endsWith('.' + name));
    }
}
