package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.BitSet;
import java.util.function.LongPredicate;

/**
 * Writes the acknowledgements of one connection and counts those still owed. Event loop only.
 *
 * <p>All that are due at one moment go out in one write, however many there are.
 */
final class AckWriter {
    /**
     * Maximum number of unacknowledged messages of one connection: MQTT 5 clients are given this limit, others are not read
     * beyond it.
     */
    static final int IN_FLIGHT_MAX = 4096;
    private static final int BYTES = 256;

    private final ReadGate readGate;
    private final BitSet unreleased;
    private final MqttCounters counters;
    private final boolean isMqtt5;
    private ChannelHandlerContext context;
    private int owed;
    private ByteBuf due;
    private boolean isClosed;
    /** Null until an acknowledgement of the connection had to be held. */
    private HeldAcks held;

    /** @param unreleased packet ids of QoS 2 messages that await PUBREL; one whose PUBREC refuses it is removed */
    AckWriter(ReadGate readGate, BitSet unreleased, MqttCounters counters, boolean isMqtt5) {
        this.readGate = readGate;
        this.unreleased = unreleased;
        this.counters = counters;
        this.isMqtt5 = isMqtt5;
    }

    /** Sets the pipeline to write into. */
    void open(ChannelHandlerContext writeTo) {
        context = writeTo;
    }

    /** Messages whose acknowledgement has not been written. */
    int owed() {
        return owed;
    }

    /** Counts one more owed acknowledgement; {@link #write} follows. */
    void owe() {
        if (++owed >= IN_FLIGHT_MAX) {
            readGate.shut(ReadGate.IN_FLIGHT);
        }
    }

    /**
     * Buffers a due acknowledgement. It counts as written even when the connection is closed.
     *
     * @return whether this made {@link #flush} necessary
     */
    boolean write(int ack) {
        if (--owed <= IN_FLIGHT_MAX / 2) {
            readGate.open(ReadGate.IN_FLIGHT);
        }
        if (isClosed) {
            return false;
        }
        if (isMqtt5 && Ack.type(ack) == Ack.PUBREC && Ack.isFailure(ack)) {
            unreleased.clear(Ack.packetId(ack));
        }
        boolean isFirst = due == null;
        if (isFirst) {
            due = context.alloc().directBuffer(BYTES);
        }
        Ack.write(ack, isMqtt5, due);
        counters.acknowledged();
        return isFirst;
    }

    /** Whether acknowledgements wait for the journal, so that later ones of this connection wait behind them. */
    boolean isHolding() {
        return held != null && !held.isEmpty();
    }

    /** Holds an acknowledgement whose turn has come until {@code token} is durable and all held before it are written. */
    void hold(int ack, long token) {
        if (held == null) {
            held = new HeldAcks();
        }
        held.add(ack, token);
    }

    /**
     * Writes held acknowledgements that are due.
     *
     * @return whether this made {@link #flush} necessary
     */
    boolean writeHeld(LongPredicate isDue) {
        boolean isFirst = false;
        while (!held.isEmpty() && (isClosed || isDue.test(held.firstToken()))) {
            isFirst |= write(held.remove());
        }
        return isFirst;
    }

    /** Sends what {@link #write} buffered. */
    void flush() {
        if (due != null) {
            ByteBuf bytes = due;
            due = null;
            context.writeAndFlush(bytes, context.voidPromise());
        }
    }

    /** Stops writing; buffered bytes can still be flushed. */
    void close() {
        isClosed = true;
    }

    /** Drops the buffered bytes of a closed channel. */
    void drop() {
        isClosed = true;
        if (held != null) {
            held.clear();
        }
        if (due != null) {
            due.release();
            due = null;
        }
    }
}
