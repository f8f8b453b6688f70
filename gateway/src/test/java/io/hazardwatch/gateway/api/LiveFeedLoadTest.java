package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.http.WebSocket;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty consoles on five hundred changes a second: prints the processor time, the clients' share included, and the time from commit to console. */
@Tag("long")
class LiveFeedLoadTest extends ApiTestCase {
    private static final int CONSOLES = 50;
    private static final int CHANGES_PER_SECOND = 500;
    private static final int SECONDS = 30;
    private static final int BATCHES_PER_SECOND = 50;
    private static final int ALARMS = 1_000;
    private static final String SEQ = "\"seq\":";

    private int changed;
    private int changedBefore;
    private final ConcurrentHashMap<Long, Long> committedAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();

    @Test
    void fiftyConsoles_fiveHundredChangesASecond() {
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < ALARMS; i++) {
            alarms.add(desk.raise(new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel"), Priority.values()[i % 4], Desk.START));
        }
        List<WebSocket> consoles = new ArrayList<>();
        for (int i = 0; i < CONSOLES; i++) {
            consoles.add(Desk.await(sockets.connect(webSocket("/api/v1/live?since=" + ALARMS).addHeader("Authorization", Client.basic("operator")))
                    .onSuccess(socket -> socket.textMessageHandler(this::frame)).toCompletionStage()));
        }
        change(alarms, 5);
        latencies.clear();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begun = System.nanoTime();
        change(alarms, SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cores = (system.getProcessCpuTime() - cpu) / 1e9 / seconds;
        int enough = CONSOLES * SECONDS * CHANGES_PER_SECOND * 9 / 10;
        Await.isWithin(60_000, () -> latencies.size() >= enough);
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(Locale.ROOT, "live feed: %d consoles, %.0f changes/s for %.0f s: %d frames of changes, %.2f cores with the clients,"
                        + " commit to client p50 %.1f ms, p99 %.1f ms, load %.1f%n",
                CONSOLES, SECONDS * CHANGES_PER_SECOND / seconds, seconds, sorted.length, cores,
                sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6, system.getSystemLoadAverage());
        assertTrue(sorted.length >= enough, () -> "frames: " + Arrays.stream(sorted).count());
        consoles.forEach(WebSocket::close);
    }

    private void frame(String text) {
        int at = text.indexOf(SEQ);
        if (at < 0 || !text.startsWith("{\"type\":\"alarm\"")) {
            return;
        }
        int end = at + SEQ.length();
        while (Character.isDigit(text.charAt(end))) {
            end++;
        }
        Long committed = committedAt.get(Long.valueOf(text.substring(at + SEQ.length(), end)));
        if (committed != null) {
            latencies.add(System.nanoTime() - committed);
        }
    }

    private void change(List<Alarm> alarms, int seconds) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try (ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
            pace.scheduleAtFixedRate(() -> {
                for (int i = 0; i < CHANGES_PER_SECOND / BATCHES_PER_SECOND; i++) {
                    change(alarms);
                }
                if (changed >= (changedBefore + seconds) * CHANGES_PER_SECOND) {
                    done.complete(null);
                }
            }, 0, 1_000 / BATCHES_PER_SECOND, TimeUnit.MILLISECONDS);
            done.orTimeout(60 + seconds * 4L, TimeUnit.SECONDS).join();
            pace.shutdownNow();
        }
        changedBefore += seconds;
    }

    private void change(List<Alarm> alarms) {
        int place = changed++ * 7 % alarms.size();
        Alarm old = alarms.get(place);
        AlarmState next = old.state() == AlarmState.B ? AlarmState.D : AlarmState.B;
        Alarm alarm = Alarms.with(old, next, old.annSeq() + 1, 0, "");
        alarms.set(place, alarm);
        synchronized (desk) {
            committedAt.put(desk.journal.size() + 1L, System.nanoTime());
            desk.commit(Alarms.transition(old, alarm,
                    next == AlarmState.B ? TransitionType.ALARM_REACTIVATED : TransitionType.ALARM_RTN_UNACKED, "system"));
        }
    }
}
