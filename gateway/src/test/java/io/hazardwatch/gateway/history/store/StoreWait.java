package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.testkit.Await;
import java.util.concurrent.atomic.AtomicReference;

/** Waits until a store shows what was written, for longer than the product would: a starved machine applies nothing within its five seconds. */
public final class StoreWait {
    private StoreWait() {}

    /** Returns as soon as {@code store} shows everything; fails with what it said last after a minute. */
    public static void untilShown(TimeSeriesStore store) {
        AtomicReference<StoreException> last = new AtomicReference<>();
        try {
            Await.until("the store shows what was written", () -> isShown(store, last));
        } catch (AssertionError late) {
            late.initCause(last.get());
            throw late;
        }
    }

    private static boolean isShown(TimeSeriesStore store, AtomicReference<StoreException> last) {
        try {
            store.awaitShown();
            return true;
        } catch (StoreException notYet) {
            last.set(notYet);
            return false;
        }
    }
}
