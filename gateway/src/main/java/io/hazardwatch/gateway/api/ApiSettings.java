package io.hazardwatch.gateway.api;

/**
 * The HTTP side.
 *
 * @param port   0 takes a free one
 * @param limits what strangers may take
 */
public record ApiSettings(String host, int port, HttpLimits limits) {
    /** The same with another bound of connections. */
    public ApiSettings withConnectionsMax(int most) {
        return new ApiSettings(host, port, limits.withConnectionsMax(most));
    }
}
