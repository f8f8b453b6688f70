package io.hazardwatch.gateway.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestSchedulerTest {
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final RequestScheduler turns = new RequestScheduler(loop.eventLoop());
    private final List<String> begun = new ArrayList<>();

    RequestSchedulerTest() {
        loop.freezeTime();
    }

    private void takesMillis(String name, long millis) {
        begun.add(name);
        loop.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void whoeverAsksAgainAtOnce_waitsForAllOthers() {
        turns.await(() -> {
            takesMillis("greedy", 0);
            turns.await(() -> takesMillis("greedy again", 0));
        });
        turns.await(() -> takesMillis("other", 0));
        loop.runPendingTasks();
        assertEquals(List.of("greedy", "other", "greedy again"), begun);
    }

    @Test
    void requestsOfManySlices_letTheLoopDoOtherThingsInBetween() {
        for (int i = 0; i < 4; i++) {
            turns.await(() -> takesMillis("request", 3));
        }
        loop.eventLoop().execute(() -> begun.add("probe"));
        loop.runPendingTasks();
        assertEquals(List.of("request", "request", "probe", "request", "request"), begun);
    }

    @Test
    void requestThatFails_keepsNobodyElseFromTheirTurn() {
        turns.await(() -> {
            throw new IllegalStateException("a defect");
        });
        turns.await(() -> takesMillis("other", 0));
        loop.runPendingTasks();
        turns.await(() -> takesMillis("later", 0));
        loop.runPendingTasks();
        assertEquals(List.of("other", "later"), begun);
    }

    @Test
    void nothingWaiting_isScheduledAgainByTheNextRequest() {
        turns.await(() -> takesMillis("first", 9));
        loop.runPendingTasks();
        turns.await(() -> takesMillis("second", 9));
        loop.runPendingTasks();
        assertEquals(List.of("first", "second"), begun);
    }
}
