package io.hazardwatch.gateway.settings.process;

import java.nio.file.Path;

/**
 * What the command line or the environment says instead of the file; null where they say nothing.
 *
 * @param allowEmpty whether a configuration without a site may be started on
 */
public record Overrides(Path dataDirectory, Integer httpPort, Integer mqttPort, Integer mqttsPort, boolean allowEmpty) {
    /** The file alone decides. */
    public static final Overrides NONE = new Overrides(null, null, null, null);

    /** A start that wants at least one site. */
    public Overrides(Path dataDirectory, Integer httpPort, Integer mqttPort, Integer mqttsPort) {
        this(dataDirectory, httpPort, mqttPort, mqttsPort, false);
    }
}
