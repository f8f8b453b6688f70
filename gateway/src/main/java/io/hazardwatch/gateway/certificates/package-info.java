/**
 * Certificates of devices: the gateway's own small authority that signs them, what a request for one must keep, and which authorities a TLS port
 * trusts.
 *
 * <p>Invariant: subject, validity and use of a certificate are the gateway's own words; of a request only the key is taken, and only once its
 * signature proves that the asker has the private half. Thread: checks on any thread, the authority signs for one caller at a time. Absent on
 * purpose: who holds which certificate (room accounts), ports, the server's own certificate (room tls).
 */
package io.hazardwatch.gateway.certificates;
