package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;

/**
 * What a channel works with.
 *
 * @param receipts takes what the provider reports later
 */
public record ChannelContext(Vertx vertx, Clock clock, ReceiptListener receipts) {}
