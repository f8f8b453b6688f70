package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Credential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * One accepted connection: PUBLISH goes to its {@link PublishHandler}, acknowledgements come back in the order of the messages.
 * Event loop only, {@link #takenOver} excepted.
 *
 * <p>SUBSCRIBE, UNSUBSCRIBE and PINGREQ are left to Vert.x; whatever else a client may not send ends the connection, with the
 * reason for a client that speaks MQTT 5.
 */
final class MqttConnection extends ChannelInboundHandlerAdapter {
    /** Unacknowledged messages of one connection: MQTT 5 clients are told, others are not read beyond it. */
    static final int IN_FLIGHT_MAX = 4096;
    /** A client that does not read is not waited for longer. */
    private static final long FAREWELL_MILLIS = 2000;

    // for the connection
    private final EventLoopState loop;
    private final PacketGuard guard;
    private final Credential credential;
    private final boolean isMqtt5;
    private final PublishHandler spout;
    private final ReadGate valve;
    private final AckWriter replies;
    private final Channel channel;
    private ChannelHandlerContext context;

    // changes with the messages
    private final BitSet unreleased = new BitSet();
    private boolean isOpen = true;
    private boolean hasParted;

    MqttConnection(EventLoopState loop, Channel channel, PacketGuard guard, Credential credential, boolean isMqtt5) {
        this.loop = loop;
        this.channel = channel;
        this.guard = guard;
        this.credential = credential;
        this.isMqtt5 = isMqtt5;
        this.valve = new ReadGate(channel);
        this.replies = new AckWriter(loop, this, isMqtt5);
        this.spout = new PublishHandler(loop, this, credential);
    }

    Credential credential() {
        return credential;
    }

    ReadGate valve() {
        return valve;
    }

    PublishHandler spout() {
        return spout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        loop.enter(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        if (!isOpen) {
            ReferenceCountUtil.release(packet);
            return;
        }
        loop.read();
        MqttMessage message = (MqttMessage) packet;
        switch (message.fixedHeader().messageType()) {
            case PUBLISH -> publish((MqttPublishMessage) message);
            case PUBREL -> release((MqttPubReplyMessageVariableHeader) message.variableHeader());
            case PUBREC -> {
                spout.charge();
                answer((MqttPubReplyMessageVariableHeader) message.variableHeader());
            }
            // we published nothing, but some clients settle what they owe their last broker
            case PUBACK, PUBCOMP -> {
                spout.charge();
                isBreach(ProtocolRules.of((MqttPubReplyMessageVariableHeader) message.variableHeader()));
            }
            case SUBSCRIBE, UNSUBSCRIBE, PINGREQ -> leaveToVertx(message);
            case DISCONNECT -> hangUp();
            default -> fail(DisconnectReason.PROTOCOL_ERROR);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        loop.readDone();
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            valve.open(ReadGate.UNREAD);
        } else {
            valve.shut(ReadGate.UNREAD);
        }
        ctx.fireChannelWritabilityChanged();
    }

    /** A client we do not read cannot keep itself alive: its silence counts only while we listen. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!(event instanceof IdleStateEvent)) {
            ctx.fireUserEventTriggered(event);
        } else if (!valve.isShut()) {
            disconnect(DisconnectReason.KEEP_ALIVE_TIMEOUT);
        }
    }

    /** Only what failed here arrives here; the network's failures end in {@link ConnectGate}. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        breakOff(cause);
    }

    /** Closes the connection for a fault of ours: its client sends again what was not acknowledged. */
    void breakOff(Throwable defect) {
        loop.parts().bugs().accept("mqtt, a message; its connection is closed", defect);
        loop.parts().counters().failure();
        isOpen = false;
        context.close();
    }

    private void publish(MqttPublishMessage publish) {
        try {
            MqttPublishVariableHeader header = publish.variableHeader();
            int qos = publish.fixedHeader().qosLevel().value();
            boolean isTooMany = isMqtt5 && qos > 0 && replies.owed() >= IN_FLIGHT_MAX;
            if (isBreach(isTooMany ? DisconnectReason.RECEIVE_MAXIMUM_EXCEEDED : ProtocolRules.of(publish))) {
                return;
            }
            if (qos < 2 || isNew(header.packetId())) {
                spout.pour(header.topicName(), publish.payload(), qos, header.packetId());
            } else {
                spout.repeat(header.topicName(), header.packetId());
            }
        } finally {
            publish.release();
        }
    }

    /** Whether a QoS 2 message is not one we have already. */
    private boolean isNew(int packetId) {
        if (!unreleased.get(packetId)) {
            unreleased.set(packetId);
            return true;
        }
        return false;
    }

    private void release(MqttPubReplyMessageVariableHeader pubrel) {
        if (!isBreach(ProtocolRules.of(pubrel))) {
            boolean known = unreleased.get(pubrel.messageId());
            if (!known) {
                spout.charge();
            }
            unreleased.clear(pubrel.messageId());
            replies.owe(Ack.PUBCOMP, known ? Ack.SUCCESS : Ack.PACKET_ID_NOT_FOUND, pubrel.messageId(), PendingAcks.NOW);
        }
    }

    /** PUBREC for what we never published: the client is told so, and may forget it. */
    private void answer(MqttPubReplyMessageVariableHeader pubrec) {
        if (!isBreach(ProtocolRules.of(pubrec))) {
            replies.owe(Ack.PUBREL, Ack.PACKET_ID_NOT_FOUND, pubrec.messageId(), PendingAcks.NOW);
        }
    }

    private void leaveToVertx(MqttMessage message) {
        spout.charge();
        if (!isBreach(ProtocolRules.of(message))) {
            context.fireChannelRead(message);
        }
    }

    private boolean isBreach(int reason) {
        if (reason != DisconnectReason.NONE) {
            fail(reason);
        }
        return reason != DisconnectReason.NONE;
    }

    /** A message has been taken or refused: its acknowledgement follows when {@code token} is durable. */
    void settled(int qos, int packetId, RejectReason reject, long token) {
        if (reject == RejectReason.TOO_LARGE && isMqtt5) {
            fail(DisconnectReason.PACKET_TOO_LARGE);
        } else if (qos > 0) {
            int reason = reject == null ? Ack.SUCCESS : reject.mqttReasonCode();
            replies.owe(qos == 1 ? Ack.PUBACK : Ack.PUBREC, reason, packetId, token);
        }
    }

    /** The acknowledgement is due: it is written with all others due now, see {@link #flush}. */
    void acknowledge(int ack) {
        replies.settle();
        if (!isOpen) {
            return;
        }
        if (isMqtt5 && Ack.type(ack) == Ack.PUBREC && Ack.isFailure(ack)) {
            unreleased.clear(Ack.packetId(ack));
        }
        replies.write(ack, context);
    }

    /** Sends what {@link #acknowledge} gathered. */
    void flush() {
        replies.flush(context);
    }

    /** The client broke the protocol, or a limit it was told. */
    void fail(int reason) {
        loop.parts().counters().protocolError();
        disconnect(reason);
    }

    /** From any thread: another connection speaks for this client now. */
    void takenOver() {
        channel.eventLoop().execute(() -> disconnect(DisconnectReason.SESSION_TAKEN_OVER));
    }

    /** Closes the connection; an MQTT 5 client is told why. */
    void disconnect(int reason) {
        if (!isOpen) {
            return;
        }
        flush();
        isOpen = false;
        guard.discardRest();
        hasParted = DisconnectReason.isOurWish(reason);
        ByteBuf last = isMqtt5 ? DisconnectReason.packet(reason) : Unpooled.EMPTY_BUFFER;
        context.writeAndFlush(last).addListener(done -> farewell());
        channel.eventLoop().schedule(() -> context.close(), FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Closing with bytes unread would reset the connection, and the reason might never arrive: so we only stop talking, and
     * the client closes. TLS has its own way of parting.
     */
    private void farewell() {
        if (isMqtt5 && channel instanceof DuplexChannel duplex && channel.pipeline().get(SslHandler.class) == null) {
            channel.config().setAutoRead(true);
            duplex.shutdownOutput();
        } else {
            context.close();
        }
    }

    private void hangUp() {
        loop.settle();
        flush();
        isOpen = false;
        hasParted = true;
        context.close();
    }

    /** Whether it was the client's wish or ours that it ended; else it broke. */
    boolean hasParted() {
        return hasParted;
    }

    /** The channel is closed. */
    void closed() {
        isOpen = false;
        replies.drop();
        spout.lineClosed();
        loop.leave(this);
    }
}
