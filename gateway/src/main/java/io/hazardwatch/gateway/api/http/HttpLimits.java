package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.connections.ConnectionTimes;
import java.util.concurrent.TimeUnit;

/**
 * Limits that apply before a client has logged in.
 *
 * @param connectionsMax open at the same time
 * @param connectionsPerAddressMax open at the same time from one address
 * @param headerMillis time for the headers of a connection's first request
 * @param bodyMillis time for the body of a request
 * @param idleMillis time between an answer and the next request
 * @param stallMillis longest time in which a client takes no byte of its answer
 */
public record HttpLimits(int connectionsMax, int connectionsPerAddressMax, long headerMillis, long bodyMillis, long idleMillis,
                         long stallMillis) {
    /** Enough for many consoles; each holds up to six connections and a live feed. */
    public static final HttpLimits STANDARD = new HttpLimits(1_000, 250, 10_000, 30_000, 60_000, 30_000);

    /** These limits with another limit of connections. */
    public HttpLimits withConnectionsMax(int most) {
        return new HttpLimits(most, Math.min(most, connectionsPerAddressMax), headerMillis, bodyMillis, idleMillis, stallMillis);
    }

    public ConnectionTimes times() {
        return new ConnectionTimes(TimeUnit.MILLISECONDS.toNanos(headerMillis), TimeUnit.MILLISECONDS.toNanos(bodyMillis),
                TimeUnit.MILLISECONDS.toNanos(idleMillis), TimeUnit.MILLISECONDS.toNanos(stallMillis));
    }
}
