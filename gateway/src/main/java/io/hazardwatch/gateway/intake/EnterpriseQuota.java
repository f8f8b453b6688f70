package io.hazardwatch.gateway.intake;

/**
 * How much an enterprise may use; 0 = no limit.
 *
 * @param connections       open MQTT connections
 * @param messagesPerSecond messages by whatever protocol; of Modbus and OPC UA the answers and values
 * @param readingsPerSecond readings within them
 * @param points            configured points, for proposals and imports
 * @param rejectsPerSecond  rejects that quarantine keeps
 * @param callsPerMinute    calls of the API by accounts and keys of the enterprise alone
 * @param exportPointDays   points times days of one export of readings
 */
public record EnterpriseQuota(int connections, int messagesPerSecond, int readingsPerSecond, int points, int rejectsPerSecond, int callsPerMinute,
                              int exportPointDays) {
    /** No limits. */
    public static final EnterpriseQuota NONE = new EnterpriseQuota(0, 0, 0, 0, 0, 0, 0);
}
