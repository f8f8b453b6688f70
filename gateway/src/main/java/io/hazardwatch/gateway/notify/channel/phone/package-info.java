/**
 * The phones and mailboxes of a demonstration: keeps what people would have received and reports what is pressed on a page.
 *
 * <p>Invariant: nothing leaves the process. Thread: any. Absent on purpose: storage; a restart empties the phones.
 */
package io.hazardwatch.gateway.notify.channel.phone;
