package io.hazardwatch.gateway.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private final Vertx vertx = Vertx.vertx();
    private final WorkerPool pool = new WorkerPool(vertx, "test", 1, 1);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Throwable failure(Future<?> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).handle((done, failure) ->
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure).join();
    }

    @Test
    void moreThanMayWait_isRefused_andCounted_andThereIsRoomAgainAfterwards() {
        CountDownLatch going = new CountDownLatch(1);
        Future<Boolean> first = pool.run(() -> going.await(60, TimeUnit.SECONDS));
        Future<String> second = pool.run(() -> "second");
        assertInstanceOf(PoolFullException.class, failure(pool.run(() -> "third")));
        assertEquals(1, pool.refused());
        going.countDown();
        await(first);
        assertEquals("second", await(second));
        assertEquals("fourth", await(pool.run(() -> "fourth")));
        assertEquals(0, pool.waiting());
    }

    @Test
    void workThatFails_tellsItsFailure_andLeavesItsPlace() {
        for (int i = 0; i < 5; i++) {
            assertEquals("broken", failure(pool.run(() -> {
                throw new IllegalStateException("broken");
            })).getMessage());
        }
        assertEquals("next", await(pool.run(() -> "next")));
    }

    /** A call that is under way while the gateway stops is no defect. */
    @Test
    void workThatComesWhileThePoolIsClosed_isRefusedLikeTooMuchOfIt() {
        pool.close();
        assertInstanceOf(PoolFullException.class, failure(pool.run(() -> "late")));
    }
}
