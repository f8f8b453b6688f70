package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.util.Bytes;

/**
 * Which credential was last used in each session of DTLS, so that the session ends with it. A session keeps its entry when its device comes from
 * another address (RFC 9146). Thread {@code coap}.
 */
final class DtlsSessions {
    private record Used(InetSocketAddress from, Credential credential) {}

    private final int most;
    private final CoapCounters counters;
    private final Map<Bytes, Used> bySession = new LinkedHashMap<>();

    DtlsSessions(int most, CoapCounters counters) {
        this.most = most;
        this.counters = counters;
    }

    /** A request has come from there; nothing is noted of one without DTLS. */
    void seen(EndpointContext from, Credential credential) {
        if (!(from instanceof DtlsEndpointContext context)) {
            return;
        }
        bySession.remove(context.getSessionId());
        if (bySession.size() >= most) {
            bySession.remove(bySession.keySet().iterator().next());
        }
        bySession.put(context.getSessionId(), new Used(from.getPeerAddress(), credential));
        counters.sessions(bySession.size());
    }

    /**
     * Ends the sessions of revoked credentials.
     *
     * @param isOpen whether there is a session with that address
     * @param end    ends it
     */
    void endRevoked(Credentials credentials, Predicate<InetSocketAddress> isOpen, Consumer<InetSocketAddress> end) {
        for (Iterator<Used> each = bySession.values().iterator(); each.hasNext();) {
            Used used = each.next();
            if (!isOpen.test(used.from())) {
                each.remove();
            } else if (!credentials.holds(used.credential())) {
                each.remove();
                end.accept(used.from());
                counters.endedSession();
            }
        }
        counters.sessions(bySession.size());
    }
}
