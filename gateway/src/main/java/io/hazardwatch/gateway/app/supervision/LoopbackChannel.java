package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.notify.Channel;
import io.hazardwatch.gateway.notify.DeliveryResult;
import io.hazardwatch.gateway.notify.NoticeMessage;
import io.vertx.core.Future;
import java.util.function.LongConsumer;

/** The end of the way of a synthetic alarm: takes its notice and reports the number. No person and no system hears of it. */
public final class LoopbackChannel implements Channel {
    private volatile LongConsumer arrived = unused -> { };

    /** @param listener gets the number of each synthetic alarm that arrives; called on the context of the outbox's sender, must not block */
    void connect(LongConsumer listener) {
        arrived = listener;
    }

    @Override
    public String id() {
        return JournalChanges.SYNTHETIC;
    }

    @Override
    public Future<DeliveryResult> send(NoticeMessage message) {
        arrived.accept(message.notice().occurrence());
        return Future.succeededFuture(DeliveryResult.ACCEPTED);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
