package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the systems that are notified of alarms. One thread. */
final class WebhookSettingsReader {
    private final EnvironmentSecrets secrets;

    WebhookSettingsReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    List<WebhookSettings> read(YamlMap top) {
        List<WebhookSettings> webhooks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("webhooks")) {
            WebhookSettings webhook = webhook(fields);
            if (!seen.add(webhook.id())) {
                fields.broken("id", "must stand only once");
            }
            webhooks.add(webhook);
        }
        return webhooks;
    }

    private WebhookSettings webhook(YamlMap fields) {
        String url = fields.requiredText("url");
        if (url != null && !url.matches("https?://[^/]+.*")) {
            fields.broken("url", "must be an http or https address");
        }
        WebhookSettings webhook = new WebhookSettings(fields.name("id"), url, secrets.of(fields, "secretEnv"),
                priorities(fields), fields.flag("includeUnannounced", false), fields.flag("monitoringOnly", false));
        fields.done("id", "url", "secretEnv", "priorities", "includeUnannounced", "monitoringOnly");
        return webhook;
    }

    private static Set<Priority> priorities(YamlMap fields) {
        EnumSet<Priority> priorities = EnumSet.noneOf(Priority.class);
        List<String> texts = fields.texts("priorities");
        for (Priority priority : Priority.values()) {
            if (texts.contains(priority.name())) {
                priorities.add(priority);
            }
        }
        if (priorities.size() < texts.size()) {
            fields.broken("priorities", "must be a list of P1, P2, P3, P4, each once");
        }
        return priorities.isEmpty() ? EnumSet.allOf(Priority.class) : priorities;
    }
}
