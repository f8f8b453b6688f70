package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentPagesTest {
    private static final int SIZE = 2 * SegmentPages.AHEAD_BYTES;

    @TempDir
    private Path directory;

    @Test
    void laneAdvances_pagesBeforeItAreTouchedAndNothingChanges() throws IOException {
        Segment segment = Segment.create(directory.resolve("spare"), SIZE);
        segment.begin(directory.resolve("segment"), 7);
        SegmentPages pages = new SegmentPages(segment);

        pages.touchAhead();
        assertEquals(SegmentPages.AHEAD_BYTES + 4096, pages.touched());

        int slots = SIZE / 4 / Slot.BYTES;
        for (int slot = Segment.FIRST; slot <= slots; slot++) {
            segment.put(slot, slot, -slot, 1, 2, 3);
        }
        pages.touchAhead();
        assertEquals(SegmentPages.AHEAD_BYTES + SIZE / 4 + 4096, pages.touched());
        for (int slot = Segment.FIRST; slot <= slots; slot++) {
            assertEquals(slot, segment.a(slot));
            assertEquals(-slot, segment.b(slot));
        }

        for (int slot = slots + 1; slot < segment.slots(); slot++) {
            segment.put(slot, slot, -slot, 1, 2, 3);
        }
        pages.touchAhead();
        assertEquals(SIZE, pages.touched());
        assertEquals(segment.slots() - 1, segment.written());
    }
}
