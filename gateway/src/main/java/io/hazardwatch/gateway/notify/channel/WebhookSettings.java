package io.hazardwatch.gateway.notify.channel;

import io.hazardwatch.gateway.model.Priority;
import java.util.Set;

/**
 * A system that is notified of alarms by HTTP POST.
 *
 * @param id channel id in the outbox
 * @param secret key of the HMAC-SHA-256 signature header; null = messages are not signed
 * @param priorities the priorities it receives
 * @param includeUnannounced whether it also receives alarms that nobody was notified of because they were suppressed all the
 *     time
 * @param monitoringOnly whether it receives nothing but what people did to monitoring: a regulator's
 */
public record WebhookSettings(String id, String url, String secret, Set<Priority> priorities, boolean includeUnannounced,
                              boolean monitoringOnly) {
    /** A receiver of alarms. */
    public WebhookSettings(String id, String url, String secret, Set<Priority> priorities, boolean includeUnannounced) {
        this(id, url, secret, priorities, includeUnannounced, false);
    }

    /** A receiver of the same alarms that people are notified of. */
    public WebhookSettings(String id, String url, String secret, Set<Priority> priorities) {
        this(id, url, secret, priorities, false);
    }

    public WebhookSettings {
        priorities = Set.copyOf(priorities);
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + id + ' ' + url + ']';
    }
}
