package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.SuspectedTimeUnit;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Decodes on the connection's thread and hands the readings to the lane of the device's site. A token contains, from the upper bits
 * down, the lane's number, how many readings the message has, and the low bits of the inbox position behind them.
 */
final class LaneIngest implements ReadingIngest {
    private static final int LANE_SHIFT = 57;
    private static final int COUNT_SHIFT = 44;
    private static final long COUNT = (1L << LANE_SHIFT - COUNT_SHIFT) - 1;
    private static final long POSITION = (1L << COUNT_SHIFT) - 1;
    /** One message in this many is timed: two clock reads cost about as much as decoding it. */
    private static final int TIMED_EVERY = 256;
    private static final VarHandle MESSAGES;

    static {
        try {
            MESSAGES = MethodHandles.lookup().findVarHandle(LaneIngest.class, "messages", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Lanes lanes;
    private final Inbox[] inboxes;
    private final TelemetryDecoder decoder;
    private final Decoded payload = new Decoded();
    private final Quarantine quarantine;
    private final StageTimer decodeTimer;
    // The connection thread writes, metrics read.
    private long messages;
    private RejectReason lastReject;
    private int lastCount;
    /** Lanes that received something since the last flush, one bit each; there are at most 64. */
    private long unwoken;

    LaneIngest(Lanes lanes, Inbox[] inboxes, TelemetryDecoder decoder, Quarantine quarantine, StageTimer decodeTimer) {
        this.lanes = lanes;
        this.inboxes = inboxes;
        this.decoder = decoder;
        this.quarantine = quarantine;
        this.decodeTimer = decodeTimer;
    }

    @Override
    public long offer(MessageOrigin origin, Device device, byte[] bytes, int from, int length, long arrivalMillis) {
        decode(device, bytes, from, length, arrivalMillis);
        return pass(origin, device, payload, bytes, from, length, arrivalMillis);
    }

    @Override
    public long offer(MessageOrigin origin, Device device, Decoded readings, byte[] bytes, long arrivalMillis) {
        return pass(origin, device, readings, bytes, 0, bytes.length, arrivalMillis);
    }

    private long pass(MessageOrigin origin, Device device, Decoded decoded, byte[] bytes, int from, int length, long arrivalMillis) {
        int lane = device.lane() % inboxes.length;
        long position = inboxes[lane].offer(decoded, arrivalMillis);
        if (position == Inbox.FULL) {
            return FULL;
        }
        unwoken |= 1L << lane;
        lastCount = decoded.count;
        MESSAGES.setOpaque(this, messages + 1);
        noteRejects(origin, decoded, bytes, from, length, arrivalMillis);
        return (long) lane << LANE_SHIFT | (long) decoded.count << COUNT_SHIFT | position & POSITION;
    }

    private void decode(Device device, byte[] bytes, int from, int length, long arrivalMillis) {
        if (messages % TIMED_EVERY == 0) {
            long start = System.nanoTime();
            decoder.decode(device.keys(), bytes, from, length, arrivalMillis, payload);
            decodeTimer.record(System.nanoTime() - start);
        } else {
            decoder.decode(device.keys(), bytes, from, length, arrivalMillis, payload);
        }
    }

    private void noteRejects(MessageOrigin origin, Decoded decoded, byte[] bytes, int from, int length, long arrivalMillis) {
        lastReject = null;
        if (decoded.whole != null) {
            lastReject = decoded.whole;
            quarantine.reject(origin, decoded.whole, "", bytes, from, length, arrivalMillis);
        } else if (decoded.rejectCount > 0) {
            noteValues(origin, decoded, bytes, from, length, arrivalMillis);
        }
    }

    private void noteValues(MessageOrigin origin, Decoded decoded, byte[] bytes, int from, int length, long arrivalMillis) {
        for (int i = 0; i < Math.min(decoded.rejectCount, Decoded.REJECTS_KEPT); i++) {
            quarantine.reject(origin, decoded.rejectReason[i], detail(decoded, i), bytes, from, length, arrivalMillis);
        }
        if (decoded.count == 0) {
            lastReject = decoded.rejectReason[0];
        }
    }

    private static String detail(Decoded decoded, int reject) {
        SuspectedTimeUnit hint = decoded.rejectHint[reject];
        return hint == null ? decoded.rejectKey[reject] : decoded.rejectKey[reject] + ": " + hint.text();
    }

    @Override
    public void flush() {
        // Lanes must see the readings offered before this looks whether they nap: release and acquire alone leave the two unordered.
        VarHandle.fullFence();
        for (long left = unwoken; left != 0; left &= left - 1) {
            lanes.runner(Long.numberOfTrailingZeros(left)).wake();
        }
        unwoken = 0;
    }

    @Override
    public int lastCount() {
        return lastCount;
    }

    @Override
    public RejectReason lastReject() {
        return lastReject;
    }

    @Override
    public boolean isDurable(long token) {
        Inbox inbox = inboxes[(int) (token >>> LANE_SHIFT)];
        long to = position(inbox, token);
        return inbox.isDurable(to - (token >>> COUNT_SHIFT & COUNT), to);
    }

    @Override
    public boolean isStored(long token) {
        Inbox inbox = inboxes[(int) (token >>> LANE_SHIFT)];
        return inbox.isTaken(position(inbox, token));
    }

    /** The whole position: it is behind the end of the inbox by less than what the low bits can count. */
    private static long position(Inbox inbox, long token) {
        long end = inbox.tail();
        return end - (end - token & POSITION);
    }

    long messages() {
        return (long) MESSAGES.getOpaque(this);
    }
}
