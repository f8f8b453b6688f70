package io.hazardwatch.gateway.app.equipment;

import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.equipment.CameraBook;
import io.hazardwatch.gateway.equipment.CameraState;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.ChannelBook;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.equipment.PlatformChannels;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks cameras when they are due, a few at once, on threads of their own, because one that is away blocks for seconds; and sees once a second what
 * platforms say of theirs.
 */
final class CameraRunner implements CameraStates {
    /** Cameras that are asked at once. With a time-out of 5 s some 960 that are all away are asked in five minutes. */
    static final int AT_ONCE = 16;

    private final CameraBook book = new CameraBook();
    private final ChannelBook channels = new ChannelBook();

    /** Takes that cameras have gone offline, or are back. Any thread; never blocks. */
    interface Journal {
        void changed(EquipmentKey camera, CameraState state, long nowMillis);

        /** Several at once with the platform that has them. */
        void changed(ChannelBook.PlatformChange change, long nowMillis);
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final Predicate<String> probe;
    private final Executor probes;
    private final PlatformChannels platforms;
    private final Supplier<Registry> registry;
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final BookThread<CameraBook> thread;

    /**
     * @param probe     whether a camera at an address answers; may block for seconds
     * @param probes    runs the probes
     * @param platforms what platforms say of the cameras that they have
     */
    CameraRunner(Predicate<String> probe, Executor probes, PlatformChannels platforms, Supplier<Registry> registry, Journal journal,
                 Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.probe = probe;
        this.probes = probes;
        this.platforms = platforms;
        this.registry = registry;
        this.journal = journal;
        this.clock = clock;
        this.defects = defects;
        this.thread = new BookThread<>("cameras", book, 1, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    void look(long nowMillis) {
        Registry present = registry.get();
        ChannelBook.Changes changes = channels.look(present, platforms, nowMillis, clock.nanos());
        changes.platforms().forEach(each -> journal.changed(each, nowMillis));
        changes.cameras().forEach(each -> journal.changed(each.camera(), each.state(), nowMillis));
        for (CameraBook.Due due : book.due(present, nowMillis, AT_ONCE - asked.get())) {
            asked.incrementAndGet();
            try {
                probes.execute(() -> ask(due));
            } catch (RejectedExecutionException stopping) {
                asked.decrementAndGet();
            }
        }
    }

    private void ask(CameraBook.Due due) {
        boolean isReachable = false;
        try {
            isReachable = probe.test(due.url());
        } catch (RuntimeException defect) {
            defects.accept("camera " + due.key(), defect);
        } finally {
            asked.decrementAndGet();
            CameraState changed = book.answered(due, isReachable, clock.millis());
            if (changed != null) {
                journal.changed(due.key(), changed, changed.checkedMillis());
            }
        }
    }

    /** How many cameras are offline, for the health of the gateway; null if none is. */
    String hint() {
        int count = book.offline().size() + channels.offline().size();
        return count == 0 ? null : count + (count == 1 ? " camera is offline" : " cameras are offline") + "; see points/unprotected";
    }

    @Override
    public CameraState of(Site site, Camera camera) {
        return camera.channel() == null ? book.of(site, camera) : channels.of(site, camera);
    }

    @Override
    public Map<EquipmentKey, Long> offline() {
        if (channels.offline().isEmpty()) {
            return book.offline();
        }
        Map<EquipmentKey, Long> both = new HashMap<>(book.offline());
        both.putAll(channels.offline());
        return both;
    }
}
