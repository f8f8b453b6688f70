package io.hazardwatch.gateway.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.intake.broker.BrokerSubscriber;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class SupervisedThreadsTest {
    private final List<String> defects = new ArrayList<>();
    private final SupervisedThreads threads = new SupervisedThreads((where, thrown) -> defects.add(where + ' ' + thrown));

    private void run(String name, Runnable work) throws InterruptedException {
        Thread thread = threads.newThread(work);
        thread.setName(name);
        thread.start();
        thread.join();
    }

    @Test
    void threadThatThrows_isNamedAndReported() throws InterruptedException {
        run("store-apply", () -> {
            throw new IllegalStateException("broken");
        });
        run("journal", () -> {
            throw new NoClassDefFoundError("x");
        });
        assertEquals(List.of("journal: java.lang.NoClassDefFoundError: x",
                "store-apply: java.lang.IllegalStateException: broken"), threads.ended());
        assertEquals(List.of("thread store-apply java.lang.IllegalStateException: broken",
                "thread journal java.lang.NoClassDefFoundError: x"), defects);
    }

    @Test
    void threadThatReturns_hasEndedOnPurpose() throws InterruptedException {
        run("reload", () -> { });
        assertEquals(List.of(), threads.ended());
        assertEquals(List.of(), defects);
    }

    @Test
    void subscriberThatEndsByAnError_isNamed() {
        BrokerSettings broker = new BrokerSettings("hq", "tcp://127.0.0.1:1", "c", null, null, "acme", List.of(), 1, null, 60, 1_000);
        BrokerSubscriber subscriber = new BrokerSubscriber(broker, self -> {
            throw new NoClassDefFoundError("x");
        }, (where, thrown) -> { }, Clock.SYSTEM, threads);
        subscriber.start();
        subscriber.close();
        Await.equal(List.of("upstream-hq: java.lang.NoClassDefFoundError: x"), threads::ended);
    }

    @Test
    void scheduler_worksOnAThreadOfItsName() throws Exception {
        ScheduledExecutorService scheduler = threads.scheduler("reload");
        assertEquals("reload", scheduler.schedule(() -> Thread.currentThread().getName(), 0, TimeUnit.SECONDS).get());
        scheduler.shutdownNow();
        assertTrue(scheduler.awaitTermination(60, TimeUnit.SECONDS));
    }
}
