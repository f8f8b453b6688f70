package io.hazardwatch.gateway.app.settings;

import java.nio.file.Path;

/** What the command line or the environment says instead of the file; null where they say nothing. */
public record Overrides(Path dataDirectory, Integer httpPort, Integer mqttPort, Integer mqttsPort) {
    /** The file alone decides. */
    public static final Overrides NONE = new Overrides(null, null, null, null);
}
