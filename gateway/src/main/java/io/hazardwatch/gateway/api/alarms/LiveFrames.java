package io.hazardwatch.gateway.api.alarms;

import java.util.function.BiConsumer;

/**
 * What the live feed sends beside alarms. A client takes an enterprise and a frame; people who may not see that enterprise
 * receive nothing.
 */
public interface LiveFrames {
    /** Starts sending frames to {@code clients}, which may be called on any thread and does not block. */
    void start(BiConsumer<String, String> clients);

    /** Stops sending frames. */
    void stop();

    /** Sends the present state to a client that has just connected. */
    void present(BiConsumer<String, String> client);
}
