package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.model.PointId;
import java.nio.file.Path;

/**
 * A process to be killed: appends without end and prints how many readings it has appended. With a second argument its spool
 * is small, nothing is drained, and all but the readings of point {@link #ALARMING} are let go.
 */
final class SpoolWriter {
    static final int POINTS = 50;
    static final int ALARMING = 7;
    static final long EVENT_MILLIS = 1_763_781_234_000L;

    private SpoolWriter() {}

    public static void main(String[] arguments) throws Exception {
        boolean isShedding = arguments.length > 1;
        long segments = isShedding ? 10 : 1 << 14;
        Spool spool = new Spool(Path.of(arguments[0]), new SpoolBounds(SpoolBounds.SEGMENT_BYTES_MIN,
                segments * SpoolBounds.SEGMENT_BYTES_MIN, 0), SpoolWriter::point, (what, cause) -> {});
        SpoolReader reader = new SpoolReader(spool);
        for (int n = 0; ; n++) {
            while (spool.room() == 0) {
                if (!spool.prepare() && isShedding) {
                    reader.shed(point(ALARMING)::equals);
                }
            }
            spool.append(n % POINTS, EVENT_MILLIS + n, EVENT_MILLIS, n, (byte) (n & 3));
            if (n % 1000 == 999) {
                System.out.println(n + 1);
            }
        }
    }

    static PointId point(int index) {
        return new PointId("huarun-gas", "lpg-depot-01", "gd-" + index, "lel");
    }
}
