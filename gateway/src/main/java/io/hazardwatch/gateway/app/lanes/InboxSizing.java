package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.settings.process.Settings;
import java.io.IOException;

/**
 * Capacity of each inbox in readings. There is one inbox per connection thread and lane, so their number grows with the square
 * of the processors; together they take a bounded share of the heap.
 */
public final class InboxSizing {
    /** What the fastest senders deliver while the lane's thread waits to be scheduled; a larger inbox has no use. */
    static final int CAPACITY_MAX = 65_536;
    /** Enough for one message of any size. */
    static final int CAPACITY_MIN = Decoded.VALUES_MAX;
    /** All inboxes together take at most this fraction of the heap (one in {@value}), unless the smallest ones take more. */
    private static final long HEAP_SHARE = 8;
    private static final long BYTES_PER_READING = 32;
    private static final long HEADER_BYTES = 16;
    /** The heap stores arrays of at least half a region in regions of their own; a region has at least this many bytes. */
    private static final long REGION_BYTES = 1 << 20;

    /** Pushes over HTTP come in on one thread. */
    private static final int HTTP_PUSH = 1;

    private InboxSizing() {}

    /**
     * The capacity for the configuration in this process.
     *
     * @throws IOException if there would be too many inboxes for the heap, whatever their size
     */
    public static int of(Settings settings) throws IOException {
        long threads = Math.max(1, settings.mqtt().eventLoops()) + settings.brokers().size() + HTTP_PUSH + (settings.hj212().isOn() ? 1 : 0)
                + (settings.gb26875().isOn() ? 1 : 0) + (settings.sparkplug().isOn() ? 1 : 0) + (settings.modbus().isOn() ? 1 : 0)
                + (settings.coap().isOn() ? 1 : 0) + settings.opcua().size();
        long inboxes = threads * settings.lanes();
        long heap = Runtime.getRuntime().maxMemory();
        if (isTooMany(inboxes, heap)) {
            throw new IOException("lanes x (mqtt.eventLoops + upstreams + other inputs) = " + inboxes + " inboxes need at least "
                    + (inboxes * bytes(CAPACITY_MIN) >> 20) + " MiB, more than half of a heap of " + (heap >> 20)
                    + " MiB: configure fewer, or raise -Xmx");
        }
        return capacity(inboxes, heap);
    }

    /** The largest power of two within the bounds with which {@code inboxes} inboxes stay within their share. */
    static int capacity(long inboxes, long heapBytes) {
        int capacity = CAPACITY_MAX;
        while (capacity > CAPACITY_MIN && inboxes * bytes(capacity) > heapBytes / HEAP_SHARE) {
            capacity /= 2;
        }
        return capacity;
    }

    /**
     * Whether even the smallest inboxes would take more than half of the heap. The start is refused then, instead of the first
     * message.
     */
    static boolean isTooMany(long inboxes, long heapBytes) {
        return inboxes * bytes(CAPACITY_MIN) > heapBytes / 2;
    }

    /** Heap bytes of an inbox of that capacity. */
    static long bytes(int capacity) {
        long bytes = capacity * BYTES_PER_READING + HEADER_BYTES;
        return bytes < REGION_BYTES / 2 ? bytes : (bytes + REGION_BYTES - 1) / REGION_BYTES * REGION_BYTES;
    }
}
