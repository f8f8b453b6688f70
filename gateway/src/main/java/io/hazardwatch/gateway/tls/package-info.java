/**
 * What the TLS ports share: the certificate, which is read anew when its files change, and the cipher suites.
 *
 * <p>Invariant: a certificate that cannot be used never replaces one that can. Thread: handshakes on any thread, looking at the
 * files on one that is lent. Absent on purpose: ports, servers, trust in clients' certificates.
 */
package io.hazardwatch.gateway.tls;
