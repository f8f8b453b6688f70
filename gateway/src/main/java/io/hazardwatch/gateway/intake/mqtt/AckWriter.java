package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/**
 * The acknowledgements of one line: how many are owed, and the bytes of those that are due. Event loop only.
 *
 * <p>All that are due at one moment go out in one write, however many there are.
 */
final class AckWriter {
    private static final int BYTES = 256;

    private final EventLoopState loop;
    private final MqttConnection line;
    private final boolean isMqtt5;
    private int owed;
    private ByteBuf due;

    AckWriter(EventLoopState loop, MqttConnection line, boolean isMqtt5) {
        this.loop = loop;
        this.line = line;
        this.isMqtt5 = isMqtt5;
    }

    /** Messages whose acknowledgement has not been written. */
    int owed() {
        return owed;
    }

    /** The reply is owed from now on, and due when {@code token} is durable. */
    void owe(int type, int reason, int packetId, long token) {
        loop.acknowledge(line, Ack.of(type, reason, packetId), token);
        if (++owed >= MqttConnection.IN_FLIGHT_MAX) {
            line.valve().shut(ReadGate.IN_FLIGHT);
        }
    }

    /** The reply is owed no more, be it that it is written or that nobody is there to read it. */
    void settle() {
        if (--owed <= MqttConnection.IN_FLIGHT_MAX / 2) {
            line.valve().open(ReadGate.IN_FLIGHT);
        }
    }

    void write(int ack, ChannelHandlerContext context) {
        if (due == null) {
            due = context.alloc().directBuffer(BYTES);
            loop.unflushed(line);
        }
        Ack.write(ack, isMqtt5, due);
        loop.parts().counters().acknowledged();
    }

    void flush(ChannelHandlerContext context) {
        if (due != null) {
            ByteBuf bytes = due;
            due = null;
            context.writeAndFlush(bytes, context.voidPromise());
        }
    }

    /** The connection is gone. */
    void drop() {
        if (due != null) {
            due.release();
            due = null;
        }
    }
}
