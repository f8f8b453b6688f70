package io.hazardwatch.gateway.settings.process;

import java.nio.file.Path;

/**
 * Values from the command line or the environment that replace those of the file; null where there is none.
 *
 * @param allowEmpty whether the gateway may start on a configuration without a site
 */
public record Overrides(Path dataDirectory, Integer httpPort, Integer mqttPort, Integer mqttsPort, boolean allowEmpty) {
    /** No overrides. */
    public static final Overrides NONE = new Overrides(null, null, null, null);

    /** Overrides for a start that requires at least one site. */
    public Overrides(Path dataDirectory, Integer httpPort, Integer mqttPort, Integer mqttsPort) {
        this(dataDirectory, httpPort, mqttPort, mqttsPort, false);
    }
}
