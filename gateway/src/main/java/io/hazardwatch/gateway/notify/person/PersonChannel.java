package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.people.ContactMeansKind;
import io.vertx.core.Future;
import java.util.Set;

/**
 * Hands messages for people to one provider, such as a mail server, a telephone service or a robot of a chat service. Called on
 * a Vert.x context; never blocks it. What the provider reports later reaches the {@link ReceiptListener} that the channel was
 * made with.
 */
public interface PersonChannel {
    /** The id that {@code channels.yaml}, notices and health use for it. */
    String id();

    /** The means it serves. */
    Set<ContactMeansKind> means();

    /**
     * Hands one message to the provider. The whole attempt has a total time-out.
     *
     * @return the result; a failed future counts as {@link SendResult.Retry}, so an unexpected failure never counts as sent
     */
    Future<SendResult> send(PersonMessage message);

    /** Closes its connections. */
    void close();
}
