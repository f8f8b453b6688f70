package io.hazardwatch.gateway.notify;

import io.vertx.core.Future;

/** A way to tell somebody. Called on the dispatcher's context; never blocks it. */
public interface Channel {
    /** The id rows of the outbox name it by. */
    String id();

    /**
     * Sends one message. A failed future counts as {@link DeliveryResult#retry}: what went wrong unforeseen is never taken for
     * sent.
     */
    Future<DeliveryResult> send(NoticeMessage message);

    /** Lets go of connections. */
    void close();
}
