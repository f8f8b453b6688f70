package io.hazardwatch.gateway.settings.channels;

import io.hazardwatch.gateway.notify.channel.provider.ReceiptProof;
import io.hazardwatch.gateway.notify.channel.provider.ReceiptRules;
import io.hazardwatch.gateway.notify.channel.provider.ReceiptRules.OutcomeRule;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rules for interpreting the reports of a provider. One thread. */
final class ReceiptRulesReader {
    private final EnvironmentSecrets secrets;

    ReceiptRulesReader(EnvironmentSecrets secrets) {
        this.secrets = secrets;
    }

    ReceiptRules read(YamlMap fields) {
        ReceiptProof proof = proof(fields.map("proof"));
        List<OutcomeRule> outcomes = fields.maps("outcomes").stream().map(ReceiptRulesReader::outcome).toList();
        ReceiptRules rules = new ReceiptRules(proof,
                fields.has("reports") ? ProviderSettingsReader.pointer(fields, "reports") : "",
                ProviderSettingsReader.pointers(fields, "reference"), ProviderSettingsReader.pointer(fields, "key"),
                ProviderSettingsReader.pointer(fields, "detail"), outcomes,
                fields.choice("otherwise", ReceiptOutcome.UNDELIVERED, ReceiptOutcome.values()),
                ProviderSettingsReader.pointer(fields, "replyText"), ProviderSettingsReader.pointer(fields, "replyFrom"),
                fields.text("answer", "OK"));
        if (rules.reference().isEmpty() && rules.key() == null && rules.replyText() == null) {
            fields.broken("reference", "must be given, or key or replyText instead");
        }
        fields.done("proof", "reports", "reference", "key", "detail", "outcomes", "otherwise", "replyText", "replyFrom", "answer");
        return rules;
    }

    private ReceiptProof proof(YamlMap fields) {
        ReceiptProof.Kind kind = fields.choice("kind", null, ReceiptProof.Kind.values());
        if (!fields.has("kind")) {
            fields.broken("kind", "must be given: without a proof anybody could report");
        }
        String name = fields.requiredText("name");
        String secret = secrets.of(fields, "secretEnv");
        if (!fields.has("secretEnv")) {
            fields.broken("secretEnv", "must be given");
        }
        ReceiptProof proof = new ReceiptProof(kind, name, secret, fields.text("timestamp", null));
        fields.done("kind", "name", "secretEnv", "timestamp");
        return proof;
    }

    private static OutcomeRule outcome(YamlMap fields) {
        ReceiptOutcome outcome = fields.choice("is", ReceiptOutcome.UNDELIVERED, ReceiptOutcome.values());
        Map<String, String> when = new LinkedHashMap<>();
        YamlMap given = fields.map("when");
        for (YamlNode child : given.node().children()) {
            when.put(child.key(), given.text(child.key(), ""));
        }
        when.keySet().stream().filter(pointer -> !pointer.startsWith("/"))
                .forEach(pointer -> given.broken(pointer, "must be a JSON pointer such as /state"));
        fields.done("is", "when");
        return new OutcomeRule(outcome, when);
    }
}
