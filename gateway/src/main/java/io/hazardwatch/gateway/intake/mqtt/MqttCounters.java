package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.LogInFailure;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the MQTT listener; read by any thread, written by the event loops. */
public final class MqttCounters {
    private final ConnectionBounds bounds;
    private final LongAdder refusedConnections = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder acknowledgements = new LongAdder();
    private final LongAdder quotaPauses = new LongAdder();
    private final LongAdder backpressurePauses = new LongAdder();
    private final LongAdder protocolErrors = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder[] logInFailures = new LongAdder[LogInFailure.values().length];
    private final LongAdder[] rejects = new LongAdder[RejectReason.values().length];

    /** @param bounds counts connections as they are accepted */
    MqttCounters(ConnectionBounds bounds) {
        this.bounds = bounds;
        Arrays.setAll(logInFailures, i -> new LongAdder());
        Arrays.setAll(rejects, i -> new LongAdder());
    }

    /** Open connections, including those before CONNECT or within the TLS handshake. */
    public int connections() {
        return bounds.open();
    }

    /** Refused connections: wrong credentials, or too many. */
    public long refusedConnections() {
        return refusedConnections.sum() + bounds.refusedInAll();
    }

    /** Log-ins refused for that reason. */
    public long logInFailures(LogInFailure reason) {
        return logInFailures[reason.ordinal()].sum();
    }

    /** Received messages, including rejected ones. */
    public long messages() {
        return messages.sum();
    }

    /** Received payload bytes. */
    public long bytes() {
        return bytes.sum();
    }

    /** PUBACK and PUBREC sent. */
    public long acknowledgements() {
        return acknowledgements.sum();
    }

    /** Messages of which nothing could be used. */
    public long rejects(RejectReason reason) {
        return rejects[reason.ordinal()].sum();
    }

    /** How often a connection was not read because its credential had used up its messages per second. */
    public long quotaPauses() {
        return quotaPauses.sum();
    }

    /** How often a connection was not read because the lane had no room. */
    public long backpressurePauses() {
        return backpressurePauses.sum();
    }

    /** Malformed or forbidden packets; each cost its sender the connection. */
    public long protocolErrors() {
        return protocolErrors.sum();
    }

    /** Exceptions of the gateway or the network, besides {@link #protocolErrors}. */
    public long failures() {
        return failures.sum();
    }

    void refusedConnection() {
        refusedConnections.increment();
    }

    void logInFailed(LogInFailure reason) {
        logInFailures[reason.ordinal()].increment();
    }

    void message(int length) {
        messages.increment();
        bytes.add(length);
    }

    void acknowledged() {
        acknowledgements.increment();
    }

    void reject(RejectReason reason) {
        rejects[reason.ordinal()].increment();
    }

    void quotaPause() {
        quotaPauses.increment();
    }

    void backpressurePause() {
        backpressurePauses.increment();
    }

    void protocolError() {
        protocolErrors.increment();
    }

    void failure() {
        failures.increment();
    }
}
