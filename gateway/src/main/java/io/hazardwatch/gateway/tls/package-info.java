/**
 * Shared parts of the TLS ports: the certificate, which is reloaded when its files change, and the cipher suites.
 *
 * <p>Invariant: an unusable certificate never replaces a usable one. Thread: handshakes on any thread, checking the files on
 * one lent thread. Absent on purpose: ports, servers, trust in client certificates.
 */
package io.hazardwatch.gateway.tls;
