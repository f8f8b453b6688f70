/**
 * Syslog messages of RFC 5424 over TLS (RFC 5425), for collectors of the site.
 *
 * <p>Invariant: a message is one frame with its length in front, whatever it contains. Thread: any. Absent on purpose: UDP and
 * receipts; syslog has no answer, so acceptance means that the connection took the bytes.
 */
package io.hazardwatch.gateway.notify.channel.syslog;
