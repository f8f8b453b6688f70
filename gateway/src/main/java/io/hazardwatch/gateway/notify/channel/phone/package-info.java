/**
 * The phones and mailboxes of a demonstration: keeps messages instead of sending them, and reports the buttons that are pressed
 * on a page.
 *
 * <p>Invariant: nothing leaves the process. Thread: any. Absent on purpose: storage; a restart empties the phones.
 */
package io.hazardwatch.gateway.notify.channel.phone;
