/**
 * Limits the number of connections and how long they may be idle, before anybody has logged in.
 *
 * <p>Invariant: a connection beyond a limit costs only its acceptance. Thread: acceptor and event loops. Deliberately absent:
 * protocols, and the identity of the client.
 */
package io.hazardwatch.gateway.connections;
