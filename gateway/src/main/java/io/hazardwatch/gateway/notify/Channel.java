package io.hazardwatch.gateway.notify;

import io.vertx.core.Future;

/** Sends notices to one receiver. Called on the dispatcher's context; never blocks it. */
public interface Channel {
    /** The id that outbox rows use for it. */
    String id();

    /**
     * Sends one message.
     *
     * @return the result; a failed future counts as {@link DeliveryResult#retry}, so an unexpected failure never counts as sent
     */
    Future<DeliveryResult> send(NoticeMessage message);

    /** Closes its connections. */
    void close();
}
