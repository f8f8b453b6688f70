package io.hazardwatch.gateway.settings.yaml;

/**
 * A YAML file, read once, so that the hashed contents are the loaded ones. Any thread.
 *
 * @param name relative to the configuration's directory
 * @param content empty if {@code size} exceeds what {@link YamlFile} accepts
 * @param size in bytes, as the file system reports it
 */
public record SourceFile(String name, byte[] content, long size) {}
