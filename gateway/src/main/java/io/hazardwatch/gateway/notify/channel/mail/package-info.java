/**
 * Mail over SMTP with TLS.
 *
 * <p>Invariant: what people or points are called can neither begin a header nor add a recipient. Thread: any. Absent on purpose:
 * reading a mailbox; what bounces later is seen by whoever reads the mailbox of the sender.
 */
package io.hazardwatch.gateway.notify.channel.mail;
