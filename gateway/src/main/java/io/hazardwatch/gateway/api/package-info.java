/**
 * HTTP and WebSocket: reads snapshots, sends commands as messages.
 *
 * <p>Invariant: an event loop never waits here; every refusal is an RFC 9457 problem document. Thread: event loop. Absent on
 * purpose: rules, SQL, state of its own beyond views.
 */
package io.hazardwatch.gateway.api;
