/**
 * Modbus, on Netty: the gateway as master asks slaves that it connects to, and slaves behind DTUs that dial in with a registration packet.
 *
 * <p>Invariant: one request at a time is under way on a bus; readings count once they are durable and their alarms are in the journal.
 * Thread: one event loop of its own ({@code modbus}) for all buses. Deliberately absent: functions that write, and TLS, which field
 * devices do not know.
 */
package io.hazardwatch.gateway.intake.modbus;
