package io.hazardwatch.gateway.intake.coap;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers to strangers by address: beyond {@value #FREE} within {@value #SPAN_MILLIS} ms they get none for the rest of that time, so that nobody
 * uses the ports to send answers to an address that is not theirs, or to try secrets at pace. Devices that log in are let in and answered all the
 * same: an address is easily forged without DTLS, and devices of one network share it. Where a device logged in, its resets and refusals are
 * counted by its address and port alone, so that strangers beside it do not use up the answers to its pings. Remembers the last {@value #KEPT_MAX} of
 * both. Any thread.
 */
final class StrangerPauses {
    static final int FREE = 20;
    static final long SPAN_MILLIS = 60_000;
    private static final long SPAN_NANOS = TimeUnit.MILLISECONDS.toNanos(SPAN_MILLIS);
    private static final int KEPT_MAX = 4_096;
    private static final int HEADER_BYTES = 4;
    private static final int TYPE_SHIFT = 4;
    private static final int TYPE_MASK = 3;
    private static final int RESET = 3;
    private static final int TOKEN_MASK = 15;
    private static final int CLASS_SHIFT = 5;
    private static final int BYTE_MASK = 0xFF;
    private static final int REFUSALS = 4;

    private record Answered(long sinceNanos, int count) {
        Answered next(long nowNanos) {
            return count == 0 || nowNanos - sinceNanos >= SPAN_NANOS ? new Answered(nowNanos, 1)
                    : new Answered(sinceNanos, Math.min(count + 1, FREE + 1));
        }
    }

    private static final Answered NONE = new Answered(0, 0);

    private final Map<Object, Answered> byNetwork = new LinkedHashMap<>();
    /** In the order of their last log-in or answer. */
    private final Map<InetSocketAddress, Answered> ofDevices = new LinkedHashMap<>(16, 0.75f, true);

    /** A device has logged in from there. */
    synchronized void letIn(InetSocketAddress device) {
        if (ofDevices.get(device) == null) {
            ofDevices.put(device, NONE);
            bound(ofDevices);
        }
    }

    /** Whether that datagram of the gateway may be sent. Only pings and what cannot be read get resets, only strangers refusals without a word. */
    boolean maySend(byte[] datagram, InetSocketAddress to, long nowNanos) {
        return !isForStranger(datagram) || mayAnswer(to, nowNanos);
    }

    private static boolean isForStranger(byte[] datagram) {
        return datagram.length >= HEADER_BYTES && ((datagram[0] >> TYPE_SHIFT & TYPE_MASK) == RESET
                || (datagram[1] & BYTE_MASK) >> CLASS_SHIFT >= REFUSALS && datagram.length == HEADER_BYTES + (datagram[0] & TOKEN_MASK));
    }

    private synchronized boolean mayAnswer(InetSocketAddress to, long nowNanos) {
        Answered ofDevice = ofDevices.get(to);
        if (ofDevice != null) {
            Answered after = ofDevice.next(nowNanos);
            ofDevices.put(to, after);
            return after.count() <= FREE;
        }
        Object network = Networks.of(to);
        Answered before = byNetwork.remove(network);
        Answered after = (before == null ? NONE : before).next(nowNanos);
        byNetwork.put(network, after);
        bound(byNetwork);
        return after.count() <= FREE;
    }

    private static <K> void bound(Map<K, Answered> map) {
        if (map.size() > KEPT_MAX) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
