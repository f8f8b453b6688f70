package io.hazardwatch.gateway.intake.coap;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers to strangers by address: beyond {@value #FREE} within {@value #SPAN_MILLIS} ms they get none for the rest of that time, so that nobody
 * uses the ports to send answers to an address that is not theirs, or to try secrets at pace. Devices that log in are let in and answered all the
 * same: an address is easily forged without DTLS, and devices of one network share it. Remembers the last {@value #KEPT_MAX}. Any thread.
 */
final class StrangerPauses {
    static final int FREE = 20;
    static final long SPAN_MILLIS = 60_000;
    private static final int KEPT_MAX = 4_096;
    private static final int HEADER_BYTES = 4;
    private static final int TYPE_SHIFT = 4;
    private static final int TYPE_MASK = 3;
    private static final int RESET = 3;
    private static final int TOKEN_MASK = 15;
    private static final int CLASS_SHIFT = 5;
    private static final int BYTE_MASK = 0xFF;
    private static final int REFUSALS = 4;

    private record Answered(long sinceMillis, int count) {}

    private final Map<Object, Answered> byNetwork = new LinkedHashMap<>();

    /** Whether that datagram of the gateway may be sent. Only strangers get resets, and refusals without a word. */
    boolean maySend(byte[] datagram, InetSocketAddress to, long nowMillis) {
        return !isForStranger(datagram) || mayAnswer(to, nowMillis);
    }

    private static boolean isForStranger(byte[] datagram) {
        return datagram.length >= HEADER_BYTES && ((datagram[0] >> TYPE_SHIFT & TYPE_MASK) == RESET
                || (datagram[1] & BYTE_MASK) >> CLASS_SHIFT >= REFUSALS && datagram.length == HEADER_BYTES + (datagram[0] & TOKEN_MASK));
    }

    private synchronized boolean mayAnswer(InetSocketAddress to, long nowMillis) {
        Object network = Networks.of(to);
        Answered before = byNetwork.remove(network);
        boolean isNew = before == null || nowMillis - before.sinceMillis() >= SPAN_MILLIS;
        Answered after = isNew ? new Answered(nowMillis, 1) : new Answered(before.sinceMillis(), Math.min(before.count() + 1, FREE + 1));
        byNetwork.put(network, after);
        if (byNetwork.size() > KEPT_MAX) {
            byNetwork.remove(byNetwork.keySet().iterator().next());
        }
        return after.count() <= FREE;
    }
}
