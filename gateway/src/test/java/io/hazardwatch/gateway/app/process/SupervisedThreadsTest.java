package io.hazardwatch.gateway.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.List;
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
}
