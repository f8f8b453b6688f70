package io.hazardwatch.gateway.onboarding.publication;

/**
 * One file that a proposal changes.
 *
 * @param name   relative to the configuration's folder, such as {@code sites/a.yaml}
 * @param before SHA-256 of the contents it replaces, hexadecimal; empty if there was no such file
 * @param after  SHA-256 of the new contents; empty if the file goes
 */
public record FileChange(String name, String before, String after) {}
