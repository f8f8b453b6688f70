package io.hazardwatch.gateway.app;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits for asynchronous steps of start and stop, at most {@value #SECONDS_MAX} s each. Main thread. */
final class Startup {
    private static final long SECONDS_MAX = 20;

    private Startup() {}

    static void await(Future<?> step) throws Exception {
        step.toCompletionStage().toCompletableFuture().get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    /**
     * Waits until a port listens.
     *
     * @param address protocol, host and port, for the error message
     * @throws IOException if the port cannot be bound; names the address
     */
    static void listening(String address, Future<?> step) throws Exception {
        try {
            await(step);
        } catch (ExecutionException failed) {
            throw new IOException(address + ": cannot listen: " + failed.getCause().getMessage(), failed.getCause());
        }
    }
}
