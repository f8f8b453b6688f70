package io.hazardwatch.gateway.intake.coap;

import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.eclipse.californium.core.network.MessageIdProvider;

/**
 * Message ids of the gateway's own messages: one counter for each of {@value #COUNTERS} groups of receivers, in fixed memory. The library's own
 * provider keeps one for each receiver, and has none left when many have written within ten minutes. A receiver would see an id twice within
 * the 247 s of RFC 7252 if its group were sent 65,536 messages meanwhile. Any thread.
 */
final class MessageIds implements MessageIdProvider {
    private static final int COUNTERS = 4_096;
    private static final int ID_MASK = 0xFFFF;
    /** Knuth's multiplicative hash: neighbouring addresses and ports come into different groups. */
    private static final int SPREAD = 0x9E3779B9;

    private final AtomicIntegerArray next = new AtomicIntegerArray(COUNTERS);

    MessageIds() {
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < COUNTERS; i++) {
            next.set(i, random.nextInt());
        }
    }

    @Override
    public int getNextMessageId(InetSocketAddress destination) {
        int group = destination.hashCode() * SPREAD >>> Integer.SIZE - Integer.numberOfTrailingZeros(COUNTERS);
        return next.getAndIncrement(group) & ID_MASK;
    }
}
