package io.hazardwatch.gateway.app.pipelines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.pipelines.FastPressures.Series;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StoredPressuresTest {
    private static final PointId POINT = PointId.parse("e/s/d/pressure");
    private static final long FROM = 1_000_000;
    private static final int COUNT = 10_000;

    private final AtomicBoolean isAway = new AtomicBoolean();
    private final List<Throwable> defects = new ArrayList<>();
    private final StoredPressures pressures = new StoredPressures((point, from, to, page) -> {
        if (isAway.get()) {
            throw new StoreException("away", true, null);
        }
        for (long at = from; at < to && !page.isFull(); at++) {
            page.add(point, at, at - FROM, at == FROM + 7 ? Quality.BAD.code() : Quality.GOOD.code());
        }
    }, new FakeClock(1_000_000), Thread::new, (where, defect) -> defects.add(defect));

    private Series read(long to) {
        AtomicReference<Series> found = new AtomicReference<>();
        Await.until("the readings are read", () -> {
            found.set(pressures.between(POINT, FROM, to));
            return found.get() != null;
        });
        return found.get();
    }

    @Test
    void readingsOfManyPages_areGivenInOrder_withoutBadOnes_andAnAwayStoreIsAskedAgain() throws InterruptedException {
        isAway.set(true);
        assertEquals(null, pressures.between(POINT, FROM, FROM + COUNT), "nothing is waited for");
        pressures.start();
        try {
            for (int i = 0; i < 3; i++) {
                assertEquals(null, pressures.between(POINT, FROM, FROM + COUNT));
            }
            isAway.set(false);
            Series series = read(FROM + COUNT);
            assertEquals(COUNT - 1, series.millis().length);
            assertArrayEquals(new double[] {6, 8}, new double[] {series.values()[6], series.values()[7]});
            assertEquals(FROM + COUNT - 1, series.millis()[COUNT - 2]);
            assertEquals(StoredPressures.READINGS_MAX, read(FROM + 10L * StoredPressures.READINGS_MAX).millis().length);
            assertEquals(List.of(), defects);
        } finally {
            pressures.stop();
        }
    }
}
