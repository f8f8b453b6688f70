package io.hazardwatch.gateway.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class EventLoopsTest {
    private static final int PATIENCE_SECONDS = 60;

    @Test
    void httpLoopThatIsHeldUp_holdsUpNeitherNoticesNorDevices() throws Exception {
        EventLoops loops = EventLoops.start(2);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(6);
        try {
            CountDownLatch held = new CountDownLatch(1);
            loops.http().runOnContext(task -> {
                held.countDown();
                awaitQuietly(end);
            });
            assertTrue(held.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            for (Vertx vertx : List.of(loops.own(), loops.doors(), loops.own(), loops.doors(), loops.own(), loops.doors())) {
                vertx.setTimer(1, due -> others.countDown());
            }
            assertTrue(others.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "timers behind the HTTP port: " + others.getCount());
        } finally {
            end.countDown();
            loops.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
