package io.hazardwatch.gateway.notify.channel;

import io.hazardwatch.gateway.model.Priority;
import java.util.Set;

/**
 * A system that is told of alarms by HTTP POST.
 *
 * @param id         channel id in the outbox
 * @param secret     key of the HMAC-SHA-256 signature header; null = the messages carry none
 * @param priorities which priorities it is told of
 * @param includeUnannounced whether it is also told what becomes of alarms that nobody was told of, because they were
 *                   suppressed all the time
 */
public record WebhookSettings(String id, String url, String secret, Set<Priority> priorities, boolean includeUnannounced) {
    /** A receiver of what people are told of. */
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
