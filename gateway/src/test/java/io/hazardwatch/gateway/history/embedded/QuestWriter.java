package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.TimeSeriesStoreContract;
import io.hazardwatch.gateway.model.PointId;
import java.nio.file.Path;

/** A process to be killed: writes batches without end and prints how many readings the store has taken. */
final class QuestWriter {
    static final String SIGN = "written ";

    private QuestWriter() {}

    public static void main(String[] arguments) throws Exception {
        QuestStore store = new QuestStore(Path.of(arguments[0]));
        store.prepare();
        PointId point = new PointId("huarun-gas", "lpg-depot-01", "gd-07", "lel");
        ReadingBatch batch = new ReadingBatch(500);
        for (long n = 0; ; ) {
            for (batch.count = 0; batch.count < 500; n++) {
                batch.add(point, TimeSeriesStoreContract.DAY + n, n, (byte) 0);
            }
            store.write(batch);
            System.out.println(SIGN + n);
        }
    }
}
