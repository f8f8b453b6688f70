package io.hazardwatch.gateway.settings.yaml;

/**
 * One mistake in a configuration.
 *
 * @param file relative to the configuration's directory
 * @param path place within the file, for example {@code devices[0].points[1].limits.H.at}
 * @param value the present value
 * @param rule what is allowed there
 */
public record SettingsProblem(String file, String path, String value, String rule) {
    @Override
    public String toString() {
        return file + ": " + path + ": " + value + ": " + rule;
    }
}
