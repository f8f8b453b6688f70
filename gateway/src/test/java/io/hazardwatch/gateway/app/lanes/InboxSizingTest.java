package io.hazardwatch.gateway.app.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InboxSizingTest {
    private static final long MIB = 1 << 20;
    private static final long HEAP = 768 * MIB;

    @Test
    void smallMachine_hasTheLargestInboxes() {
        assertEquals(InboxSizing.CAPACITY_MAX, InboxSizing.capacity(2 * 2, HEAP));
        assertEquals(InboxSizing.CAPACITY_MAX, InboxSizing.capacity(4 * 8, HEAP));
    }

    @Test
    void thirtyTwoProcessors_fitIntoTheUsualHeap() {
        int capacity = InboxSizing.capacity(16 * 16, HEAP);
        assertEquals(8_192, capacity);
        assertTrue(16 * 16 * InboxSizing.bytes(capacity) <= HEAP / 8);
        assertFalse(InboxSizing.isTooMany(16 * 16, HEAP));
    }

    @Test
    void anyMachine_keepsToTheShareOrToTheLeastCapacity() {
        for (long inboxes = 1; inboxes <= 64 * 260; inboxes++) {
            int capacity = InboxSizing.capacity(inboxes, HEAP);
            assertEquals(1, Integer.bitCount(capacity));
            assertTrue(capacity == InboxSizing.CAPACITY_MIN || inboxes * InboxSizing.bytes(capacity) <= HEAP / 8);
            assertTrue(capacity == InboxSizing.CAPACITY_MAX || inboxes * InboxSizing.bytes(2 * capacity) > HEAP / 8, "no smaller than need be");
        }
    }

    @Test
    void arrayLargerThanHalfARegion_takesWholeRegions() {
        assertEquals(3 * MIB, InboxSizing.bytes(65_536));
        assertEquals(131_088, InboxSizing.bytes(4_096));
    }

    @Test
    void moreThanTheHeapHolds_isRefused() {
        assertTrue(InboxSizing.isTooMany(256 * 64, HEAP));
        assertFalse(InboxSizing.isTooMany(64 * 32, HEAP));
    }
}
