package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStoreContract;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with few descriptors. With a second argument it opens stores with few of them left; else it writes a day of readings, takes
 * every descriptor away while it goes on writing others, gives
 * them back and writes all of them again as a drainer would. Prints how it went.
 */
final class QuestExhausted {
    static final String HEALED = "healed ";
    static final int DAYS = 12;
    static final int PER_DAY = 200;
    static final int OPENINGS = 14;
    static final PointId POINT = new PointId("huarun-gas", "lpg-depot-01", "gd-07", "lel");

    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private QuestExhausted() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1) {
            openWithFew(arguments[0]);
        } else {
            writeWithNone(arguments);
        }
    }

    /** Opens new stores with more and more descriptors left to them, so that each step of making one fails once. */
    private static void openWithFew(String directory) throws Exception {
        try (QuestStore loads = new QuestStore(Path.of(directory, "classes"))) {
            isWritten(loads);
        }
        int healed = 0;
        List<RandomAccessFile> held = new ArrayList<>();
        for (int left = 0; left < OPENINGS; left++) {
            QuestStore store = new QuestStore(Path.of(directory, "left-" + left));
            takeAll(directory, held);
            giveBack(held.subList(0, Math.min(left * 2, held.size())));
            boolean isOpen = isWritten(store);
            giveBack(held);
            for (int attempt = 0; attempt < 20 && !isOpen; attempt++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                isOpen = isWritten(store);
            }
            healed += isOpen ? 1 : 0;
            System.out.println(left + (isOpen ? " is well" : " stays broken"));
            store.close();
        }
        System.out.println(HEALED + healed + " of openings");
    }

    private static boolean isWritten(QuestStore store) {
        try {
            store.prepare();
            store.write(day(0));
            store.awaitShown();
            return store.count(POINT, 0, Long.MAX_VALUE / 1000) == PER_DAY;
        } catch (StoreException e) {
            System.out.println("not yet: " + e.getMessage());
            return false;
        }
    }

    private static void writeWithNone(String[] arguments) throws Exception {
        QuestStore store = new QuestStore(Path.of(arguments[0]));
        store.prepare();
        int refused = 0;
        List<RandomAccessFile> held = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            if (day % 4 == 1) {
                takeAll(arguments[0], held);
            }
            refused += write(store, day) ? 0 : 1;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
            if (day % 4 == 3) {
                giveBack(held);
            }
        }
        giveBack(held);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isAllThere(store) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        System.out.println(HEALED + store.count(POINT, 0, Long.MAX_VALUE / 1000) + " refused " + refused);
        store.close();
    }

    /** As a drainer: prepares and writes again whatever is not known to be there. */
    private static boolean isAllThere(QuestStore store) {
        try {
            store.prepare();
            for (int day = 0; day < DAYS; day++) {
                store.write(day(day));
            }
            store.awaitShown();
            return store.count(POINT, 0, Long.MAX_VALUE / 1000) == DAYS * PER_DAY;
        } catch (StoreException e) {
            System.out.println("not yet: " + e.getMessage());
            return false;
        }
    }

    private static boolean write(QuestStore store, int day) {
        try {
            store.write(day(day));
            return true;
        } catch (StoreException e) {
            System.out.println("refused: " + e.getMessage() + " retryable " + e.isRetryable());
            return false;
        }
    }

    private static ReadingBatch day(int day) {
        ReadingBatch batch = new ReadingBatch(PER_DAY);
        for (int i = 0; i < PER_DAY; i++) {
            batch.add(POINT, TimeSeriesStoreContract.DAY + day * DAY_MILLIS + i * 1000L, i, (byte) 0);
        }
        return batch;
    }

    private static void takeAll(String directory, List<RandomAccessFile> held) {
        try {
            while (true) {
                held.add(new RandomAccessFile(directory + "/ballast", "rw"));
            }
        } catch (IOException none) {
            System.out.println("took " + held.size() + " descriptors: " + none.getMessage());
        }
    }

    private static void giveBack(List<RandomAccessFile> held) throws IOException {
        for (RandomAccessFile file : held) {
            file.close();
        }
        held.clear();
    }
}
