package io.hazardwatch.gateway.api.alarms;


/**
 * What the live feed sends beside alarms. People who may not see the site that a frame is about receive nothing.
 */
public interface LiveFrames {
    /** Takes frames. */
    interface Taker {
        /**
         * Takes a frame.
         *
         * @param site null = the whole enterprise
         */
        void take(String enterprise, String site, String frame);
    }

    /** Starts sending frames to {@code clients}, which may be called on any thread and does not block. */
    void start(Taker clients);

    /** Stops sending frames. */
    void stop();

    /** Sends the present state to a client that has just connected. */
    void present(Taker client);
}
