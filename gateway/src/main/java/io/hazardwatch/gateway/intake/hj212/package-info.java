/**
 * The port for devices that speak HJ 212, on Netty: monitoring stations and data loggers dial in and report.
 *
 * <p>Invariant: data are answered with 9014 once they are durable here and their alarms are in the journal, never before; what cannot be
 * used is in quarantine with its reason. Thread: one event loop of its own ({@code hj212}) for all connections. Deliberately absent:
 * TLS, which the protocol does not know, and commands that make a device sample or calibrate.
 */
package io.hazardwatch.gateway.intake.hj212;
