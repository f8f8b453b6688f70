package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class SearchWarmUpTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> caught = new CopyOnWriteArrayList<>();
    private final List<Thread> made = new CopyOnWriteArrayList<>();
    private final ThreadFactory threads = work -> {
        Thread thread = new Thread(work);
        made.add(thread);
        return thread;
    };

    @Test
    void stop_waitsForTheQuestionUnderWay_andAsksNoFurther() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        SearchWarmUp warmUp = new SearchWarmUp(question -> {
            asked.add(question);
            isAsked.countDown();
            return waited(answer);
        }, threads, (where, defect) -> caught.add(where));
        warmUp.start();
        isAsked.await();
        FutureTask<Void> stop = new FutureTask<>(() -> {
            warmUp.stop();
            return null;
        });
        Thread stopper = new Thread(stop);
        stopper.start();
        Await.until("it is being stopped", () -> stopper.getState() == Thread.State.TIMED_WAITING);
        answer.countDown();
        stop.get();
        made.getFirst().join();
        assertEquals(List.of(SearchWarmUp.QUESTIONS.getFirst()), asked);
        assertEquals("search-warm-up", made.getFirst().getName());
        assertTrue(caught.isEmpty(), caught::toString);
    }

    @Test
    void questionThatFails_isADefect_andDoesNotEndTheThreadByAnException() throws Exception {
        List<Throwable> ended = new CopyOnWriteArrayList<>();
        SearchWarmUp warmUp = new SearchWarmUp(question -> {
            throw new IllegalStateException("no index");
        }, threads, (where, defect) -> caught.add(where + ": " + defect.getMessage()));
        made.getFirst().setUncaughtExceptionHandler((thread, end) -> ended.add(end));
        warmUp.start();
        made.getFirst().join();
        assertEquals(List.of("search warm-up: no index"), caught);
        assertTrue(ended.isEmpty(), ended::toString);
        assertFalse(made.getFirst().isAlive());
    }

    private static int waited(CountDownLatch answer) {
        try {
            answer.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
