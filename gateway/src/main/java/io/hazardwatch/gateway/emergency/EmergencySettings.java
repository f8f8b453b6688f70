package io.hazardwatch.gateway.emergency;

import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Settings of the emergency way, from {@code emergency.yaml}.
 *
 * @param deadMan       address that is called while all is well, so that its owner notices when the calls end; null = none
 * @param deadManMillis between two calls
 * @param forcedMiss    when they are withheld each month
 */
public record EmergencySettings(List<WebhookTarget> webhooks, List<CommandTarget> commands, URI deadMan, long deadManMillis,
                                MonthlyWatchdogCheck forcedMiss) {
    /** Nobody can be told. */
    public static final EmergencySettings NONE = new EmergencySettings(List.of(), List.of(), null, 60_000,
            new MonthlyWatchdogCheck(1, LocalTime.of(10, 0), 0, ZoneOffset.UTC));

    /** @param secret null for no signature */
    public record WebhookTarget(String id, URI url, String secret) {
        @Override
        public String toString() {
            return "WebhookTarget[" + id + ' ' + url + ']';
        }
    }

    /** A program with its arguments. */
    public record CommandTarget(String id, List<String> words) {}

    public EmergencySettings {
        webhooks = List.copyOf(webhooks);
        commands = List.copyOf(commands);
    }

    /** Number of channels. */
    public int size() {
        return webhooks.size() + commands.size();
    }
}
