package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.notify.person.PersonChannel;
import java.util.List;

/**
 * One message to a provider.
 *
 * @param rows the messages in it, the one whose key it has first; more than one make a digest, or are about one matter
 */
record MessageDelivery(PersonChannel channel, List<Notification> rows) {
    Notification first() {
        return rows.getFirst();
    }
}
