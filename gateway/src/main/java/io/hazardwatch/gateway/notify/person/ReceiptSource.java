package io.hazardwatch.gateway.notify.person;

/** A channel whose provider reports over HTTP. Any thread; never blocks. */
public interface ReceiptSource {
    /** Checks that the provider sent it, reads it, and passes on what it reports. */
    ReceiptVerdict take(ReceiptRequest request);
}
