package io.hazardwatch.gateway.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class BookThreadTest {
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final ConcurrentLinkedQueue<Long> looks = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final List<String> book = new ArrayList<>();
    private volatile boolean isDefect;
    private final BookThread<List<String>> thread = new BookThread<>("book", book, 2, now -> {
        boolean fails = isDefect; // as it was when the look began: a test changes it once it sees the look
        looks.add(now);
        if (fails) {
            throw new IllegalStateException("a defect");
        }
    }, clock, Thread::new, (where, defect) -> defects.add(defect));

    private static <T> T now(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    @Test
    void requestsRunOnTheThread_andAnswerWithWhatTheyGaveOrThrew() throws InterruptedException {
        thread.start();
        assertEquals("book", now(thread.submit(each -> Thread.currentThread().getName())));
        assertEquals(true, now(thread.submit(each -> each.add("entry"))));
        CompletionStage<Object> refused = thread.submit(each -> {
            throw new IllegalArgumentException("no");
        });
        assertInstanceOf(IllegalArgumentException.class, assertThrows(CompletionException.class, () -> now(refused)).getCause());
        thread.stop();
        assertEquals(List.of("entry"), book);
    }

    @Test
    void looksAgainAfterADefect_andOnceMoreAtTheStop() throws InterruptedException {
        thread.start();
        Await.until("first look", () -> looks.size() == 1);
        isDefect = true;
        clock.advance(1_000);
        Await.until("reported", () -> defects.size() == 1);
        isDefect = false;
        clock.advance(1_000);
        Await.until("third look", () -> looks.size() == 3);
        thread.stop();
        assertEquals(4, looks.size());
    }

    @Test
    void tooManyRequests_areRefusedAtOnce() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch isBusy = new CountDownLatch(1);
        thread.start();
        CompletionStage<Boolean> first = thread.submit(each -> {
            isBusy.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        isBusy.await();
        CompletionStage<Boolean> second = thread.submit(each -> true);
        CompletionStage<Boolean> third = thread.submit(each -> true);
        assertEquals(2, thread.waiting());
        assertTrue(thread.submit(each -> true).toCompletableFuture().isCompletedExceptionally());
        gate.countDown();
        assertTrue(now(first) && now(second) && now(third));
        thread.stop();
    }
}
