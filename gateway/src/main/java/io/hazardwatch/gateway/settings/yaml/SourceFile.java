package io.hazardwatch.gateway.settings.yaml;

/**
 * A YAML file as it was read once, so that what is hashed is what is loaded. Any thread.
 *
 * @param name    relative to the configuration's directory
 * @param content empty when {@code size} is beyond what {@link YamlFile} takes
 * @param size    in bytes, as the file system says
 */
public record SourceFile(String name, byte[] content, long size) {}
