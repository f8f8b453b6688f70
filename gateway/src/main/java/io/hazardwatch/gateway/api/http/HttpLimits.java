package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.connections.ConnectionTimes;
import java.util.concurrent.TimeUnit;

/**
 * Bounds that hold before anybody has logged in.
 *
 * @param connectionsMax           open at a time
 * @param connectionsPerAddressMax open at a time from one address
 * @param headerMillis             for the headers of a connection's first request
 * @param bodyMillis               for the body of a request
 * @param idleMillis               between an answer and the next request
 * @param stallMillis              for a client to take any byte of its answer
 */
public record HttpLimits(int connectionsMax, int connectionsPerAddressMax, long headerMillis, long bodyMillis, long idleMillis,
                         long stallMillis) {
    /** Enough for many consoles, which hold up to six connections and a live feed each. */
    public static final HttpLimits STANDARD = new HttpLimits(1_000, 250, 10_000, 30_000, 60_000, 30_000);

    /** The same with another bound in all. */
    public HttpLimits withConnectionsMax(int most) {
        return new HttpLimits(most, Math.min(most, connectionsPerAddressMax), headerMillis, bodyMillis, idleMillis, stallMillis);
    }

    public ConnectionTimes times() {
        return new ConnectionTimes(TimeUnit.MILLISECONDS.toNanos(headerMillis), TimeUnit.MILLISECONDS.toNanos(bodyMillis),
                TimeUnit.MILLISECONDS.toNanos(idleMillis), TimeUnit.MILLISECONDS.toNanos(stallMillis));
    }
}
