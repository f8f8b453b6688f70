package io.hazardwatch.gateway.settings.yaml;

import java.util.Map;

/** Reads secrets, which never appear in a file: a key ending in {@code Env} names the environment variable that contains one. */
@FunctionalInterface
public interface EnvironmentSecrets {
    /** The secret; null if the key is absent, or if the variable is not set, which is recorded as a problem. */
    String of(YamlMap fields, String key);

    /** The secrets in these variables. */
    static EnvironmentSecrets in(Map<String, String> environment) {
        return (fields, key) -> {
            String variable = fields.text(key, null);
            if (variable == null) {
                return null;
            }
            String secret = environment.get(variable);
            if (secret == null || secret.isEmpty()) {
                fields.broken(key, "must name an environment variable that is set");
            }
            return secret;
        };
    }
}
