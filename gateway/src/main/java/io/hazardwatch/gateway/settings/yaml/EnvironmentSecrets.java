package io.hazardwatch.gateway.settings.yaml;

/** Reads secrets, which never appear in a file: a key ending in {@code Env} names the environment variable that contains one. */
@FunctionalInterface
public interface EnvironmentSecrets {
    /** The secret; null if the key is absent, or if the variable is not set, which is recorded as a problem. */
    String of(YamlMap fields, String key);
}
