package io.hazardwatch.gateway.app;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits for asynchronous steps of start and stop, each for a bounded time. Main thread. */
final class Startup {
    private static final long SECONDS_MAX = 20;
    /** A port may take long to open while a whole machine starts beside the gateway; giving up would only begin anew. */
    private static final long LISTENING_SECONDS_MAX = 100;

    private Startup() {}

    static void await(Future<?> step) throws Exception {
        await(step, SECONDS_MAX);
    }

    private static void await(Future<?> step, long seconds) throws Exception {
        step.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    }

    /**
     * Waits until a port listens.
     *
     * @param address protocol, host and port, for the error message
     * @throws IOException if the port cannot be bound; names the address
     */
    static void listening(String address, Future<?> step) throws Exception {
        try {
            await(step, LISTENING_SECONDS_MAX);
        } catch (ExecutionException failed) {
            throw new IOException(address + ": cannot listen: " + failed.getCause().getMessage(), failed.getCause());
        }
    }
}
