/**
 * How many connections the ports take and how long a connection may do nothing: bounds that hold before anybody has logged in.
 *
 * <p>Invariant: a connection beyond a bound costs nothing but its acceptance. Thread: acceptor and event loops. Absent on purpose:
 * protocols, and who is at the other end.
 */
package io.hazardwatch.gateway.connections;
