package io.hazardwatch.gateway.testkit;

/**
 * A real service on 127.0.0.1 that a test may stop and start; it comes back on the same port with the same files.
 *
 * <p>Thread: the test's. Closing it for good is the same as {@link #stop()}.
 */
public interface Service extends AutoCloseable {
    /** The port it serves on. */
    int port();

    /** {@code tcp://} for a broker, {@code http://} for a store. */
    String url();

    /** Starts it and waits until it answers. */
    void start();

    /** Ends it as an operator would and waits until it is gone. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
