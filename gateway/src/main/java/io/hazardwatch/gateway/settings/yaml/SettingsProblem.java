package io.hazardwatch.gateway.settings.yaml;

/**
 * One thing wrong with a configuration.
 *
 * @param file  relative to the configuration's directory
 * @param path  place within the file, for example {@code devices[0].points[1].limits.H.at}
 * @param value what stands there
 * @param rule  what should stand there
 */
public record SettingsProblem(String file, String path, String value, String rule) {
    @Override
    public String toString() {
        return file + ": " + path + ": " + value + ": " + rule;
    }
}
