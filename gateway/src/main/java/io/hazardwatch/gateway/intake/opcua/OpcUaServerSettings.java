package io.hazardwatch.gateway.intake.opcua;

/**
 * Settings of one OPC UA server.
 *
 * @param id               name in metrics, health and site files
 * @param endpoint         {@code opc.tcp://host:port/path}
 * @param username         null for anonymous
 * @param publishingMillis how often the server sends what has changed
 * @param samplingMillis   how often it looks for changes
 * @param queueSize        changes of one node that it keeps between two sendings
 * @param refreshMillis    how often values are read that have not changed; 0 = never
 * @param timeoutMillis    limit of each request and of each step of connecting
 * @param backoffMillisMax longest pause between attempts to connect
 */
public record OpcUaServerSettings(String id, String endpoint, OpcUaSecurity security, String username, String password, long publishingMillis,
                                  long samplingMillis, int queueSize, long refreshMillis, long timeoutMillis, long backoffMillisMax) {
    /** Without the password. */
    @Override
    public String toString() {
        return "OpcUaServerSettings[" + id + ']';
    }
}
