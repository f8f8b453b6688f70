package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Secrets never stand in a file: a key ending in {@code Env} names the environment variable that holds one. */
@FunctionalInterface
interface EnvironmentSecrets {
    /** The secret; null when the key is absent or, which is then noted, the variable is not set. */
    String of(YamlMap fields, String key);
}
