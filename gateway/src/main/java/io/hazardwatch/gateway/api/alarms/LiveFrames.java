package io.hazardwatch.gateway.api.alarms;

import java.util.function.BiConsumer;

/** What the live feed tells beside alarms. A client takes an enterprise and a frame; who does not see that enterprise hears nothing. */
public interface LiveFrames {
    /** From now on frames go to {@code clients}, which takes them on any thread and does not block. */
    void start(BiConsumer<String, String> clients);

    /** From now on none. */
    void stop();

    /** How things stand, for somebody who has just come. */
    void present(BiConsumer<String, String> client);
}
