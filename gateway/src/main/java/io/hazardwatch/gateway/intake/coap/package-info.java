/**
 * Small and sleepy devices that push readings by CoAP (RFC 7252), over UDP or DTLS.
 *
 * <p>Invariant: 2.04 is answered once the readings are durable and their alarms are in the journal, never before. Thread: {@code coap}, to which
 * the library's socket threads hand each datagram. Deliberately absent: resources that can be read or observed, and keys that the gateway would
 * have to keep in clear (DTLS with pre-shared keys).
 */
package io.hazardwatch.gateway.intake.coap;
