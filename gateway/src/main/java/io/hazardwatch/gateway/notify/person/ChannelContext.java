package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;

/**
 * What a channel works with.
 *
 * @param receipts takes what the provider reports later
 * @param push     browsers and keys of channels to browsers
 */
public record ChannelContext(Vertx vertx, Clock clock, ReceiptListener receipts, PushAccess push) {
    /** Where nobody is reached in a browser. */
    public ChannelContext(Vertx vertx, Clock clock, ReceiptListener receipts) {
        this(vertx, clock, receipts, PushAccess.NONE);
    }
}
