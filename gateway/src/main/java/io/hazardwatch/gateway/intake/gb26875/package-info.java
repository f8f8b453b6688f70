/**
 * The port for user information transmission devices of fire alarm systems, which dial in and report by GB/T 26875.3-2011, on Netty.
 *
 * <p>Invariant: a frame is confirmed once its readings are durable here and their alarms are in the journal, never before; what cannot
 * be used is in quarantine with its reason. Thread: one event loop of its own ({@code gb26875}) for all connections. Deliberately
 * absent: encryption and passwords, which the protocol does not know, and commands to devices.
 */
package io.hazardwatch.gateway.intake.gb26875;
