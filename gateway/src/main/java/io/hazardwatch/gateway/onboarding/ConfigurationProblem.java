package io.hazardwatch.gateway.onboarding;

/**
 * A mistake in a proposed file, as the command {@code check} states it.
 *
 * @param file  relative to the configuration's folder
 * @param path  place within the file
 * @param value the present value
 * @param rule  what is allowed there
 */
public record ConfigurationProblem(String file, String path, String value, String rule) {}
