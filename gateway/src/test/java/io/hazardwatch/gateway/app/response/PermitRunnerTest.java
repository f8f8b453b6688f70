package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hazardwatch.gateway.app.lanes.CurrentRegistry;
import io.hazardwatch.gateway.app.lanes.OverlayFile;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitListener;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitRows;
import io.hazardwatch.gateway.response.permits.PermitSurroundings;
import io.hazardwatch.gateway.response.permits.PermitTable;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for the store, nobody waits for him. */
class PermitRunnerTest implements PermitSurroundings, PermitListener {
    private static final long SECONDS = 60;
    private static final Registry PLANT = Registry.of(List.of(Site.empty("acme", "yard"), Site.empty("acme", "dock")));

    @TempDir
    private Path data;
    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final CountDownLatch isBack = new CountDownLatch(1);
    private volatile boolean isHanging;
    private volatile List<PermitCause> causes = List.of();
    private final CompletableFuture<String> told = new CompletableFuture<>();

    /** Rows of a store that may hang. */
    private final class HangingRows extends PermitRows {
        @Override
        public void add(Permit permit) {
            if (isHanging) {
                isAsked.countDown();
                try {
                    isBack.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            super.add(permit);
        }
    }

    private static PermitTerms terms(String site, long now) {
        return new PermitTerms(PermitKind.EXCAVATION, "NONE", "acme", site, "", "gate", now, now + 3_600_000, "ann", "bob", "", true, List.of(),
                List.of(), Map.of());
    }

    @Test
    void storeThatHangs_delaysNoNotice() throws Exception {
        BiConsumer<String, Throwable> defects = (where, defect) -> told.completeExceptionally(defect);
        BookThread<Executor> writing = PermitRunner.writing(Clock.SYSTEM, Thread::new, defects);
        PermitBook book = new PermitBook(PermitTable.parse(PermitRows.shipped()), new HangingRows(), this, this, PermitRunner.on(writing));
        PermitRunner runner = new PermitRunner(book, writing, new TightenedPlant(new CurrentRegistry(PLANT), new OverlayFile(data)), alarm -> { },
                Clock.SYSTEM, Thread::new, defects);
        long now = Clock.SYSTEM.millis();
        runner.start();
        try {
            PermitView first = runner.change("s-1", own -> own.issue(terms("yard", now), "op", now)).toCompletableFuture()
                    .get(SECONDS, TimeUnit.SECONDS);
            isHanging = true;
            CompletableFuture<PermitView> second = runner.change("s-1", own -> own.issue(terms("dock", now), "op", now)).toCompletableFuture();
            isAsked.await();
            causes = List.of(new PermitCause(PermitCause.Kind.ALARM, "alarm/1", Text.of("leak")));
            assertEquals(first.permit().id(), told.get(SECONDS, TimeUnit.SECONDS));
            assertFalse(second.isDone());
            isBack.countDown();
            assertEquals("dock", second.get(SECONDS, TimeUnit.SECONDS).permit().terms().site());
        } finally {
            isBack.countDown();
            runner.stop();
        }
    }

    @Override
    public Registry configured() {
        return PLANT;
    }

    @Override
    public boolean isPerson(String person, String enterprise) {
        return true;
    }

    @Override
    public boolean isHotWorkOneHigher(String enterprise, String site, long atMillis) {
        return false;
    }

    @Override
    public void refresh() {}

    @Override
    public List<PermitCause> causes(Permit permit, boolean isMonitored, long nowMillis) {
        return causes;
    }

    @Override
    public void journal(Permit permit, String actor, String session, String what) {}

    @Override
    public CompletionStage<?> tell(Permit permit, PermitNotice notice, Collection<String> persons) {
        told.complete(permit.id());
        return CompletableFuture.completedFuture(true);
    }
}
