package io.hazardwatch.gateway.intake.mqtt;

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
 * One accepted connection. PUBLISH goes to its {@link PublishHandler}; the acknowledgements are written by its
 * {@link AckWriter}, in the order of the messages. Event loop only, except {@link #takenOver}.
 *
 * <p>Vert.x handles SUBSCRIBE, UNSUBSCRIBE and PINGREQ; any other forbidden packet closes the connection, with the reason for
 * an MQTT 5 client.
 */
final class MqttConnection extends ChannelInboundHandlerAdapter implements ConnectionControl {
    /** Longest wait for a client that does not read. */
    private static final long CLOSE_MILLIS_MAX = 2000;

    // for the connection
    private final EventLoopState loop;
    private final PacketGuard guard;
    private final Credential credential;
    private final boolean isMqtt5;
    private final PublishHandler publishes;
    private final ReadGate readGate;
    private final AckWriter acks;
    private final Channel channel;
    private ChannelHandlerContext context;

    // changes with the messages
    private final BitSet unreleased = new BitSet();
    private boolean isOpen = true;
    private boolean isClosedOnPurpose;

    MqttConnection(EventLoopState loop, Channel channel, PacketGuard guard, Credential credential, boolean isMqtt5) {
        this.loop = loop;
        this.channel = channel;
        this.guard = guard;
        this.credential = credential;
        this.isMqtt5 = isMqtt5;
        this.readGate = new ReadGate(channel);
        this.acks = new AckWriter(readGate, unreleased, loop.parts().counters(), isMqtt5);
        this.publishes = new PublishHandler(loop, this, readGate, acks, isMqtt5);
    }

    @Override
    public Credential credential() {
        return credential;
    }

    /** The handler of its messages. */
    PublishHandler publishes() {
        return publishes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        acks.open(added);
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
                publishes.charge();
                answer((MqttPubReplyMessageVariableHeader) message.variableHeader());
            }
            // we published nothing, but some clients settle what they owe their last broker
            case PUBACK, PUBCOMP -> {
                publishes.charge();
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
            readGate.open(ReadGate.UNREAD);
        } else {
            readGate.shut(ReadGate.UNREAD);
        }
        ctx.fireChannelWritabilityChanged();
    }

    /** A client that is not read cannot keep itself alive, so its silence counts only while the gateway reads. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!(event instanceof IdleStateEvent)) {
            ctx.fireUserEventTriggered(event);
        } else if (!readGate.isShut()) {
            disconnect(DisconnectReason.KEEP_ALIVE_TIMEOUT);
        }
    }

    /** Only failures of this handler arrive here; those of the network end in {@link ConnectGate}. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        breakOff(cause);
    }

    @Override
    public void breakOff(Throwable defect) {
        loop.parts().defects().accept("mqtt, a message; its connection is closed", defect);
        loop.parts().counters().failure();
        end();
        context.close();
    }

    private void publish(MqttPublishMessage publish) {
        try {
            MqttPublishVariableHeader header = publish.variableHeader();
            int qos = publish.fixedHeader().qosLevel().value();
            boolean isTooMany = isMqtt5 && qos > 0 && acks.owed() >= AckWriter.IN_FLIGHT_MAX;
            if (isBreach(isTooMany ? DisconnectReason.RECEIVE_MAXIMUM_EXCEEDED : ProtocolRules.of(publish))) {
                return;
            }
            if (qos < 2 || isNew(header.packetId())) {
                publishes.publish(header.topicName(), publish.payload(), qos, header.packetId());
            } else {
                publishes.repeat(header.topicName(), header.packetId());
            }
        } finally {
            publish.release();
        }
    }

    /** Whether a QoS 2 message is new. */
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
                publishes.charge();
            }
            unreleased.clear(pubrel.messageId());
            owe(Ack.PUBCOMP, known ? Ack.SUCCESS : Ack.PACKET_ID_NOT_FOUND, pubrel.messageId());
        }
    }

    /** Answers a PUBREC for a message never published: the client is told, and may forget it. */
    private void answer(MqttPubReplyMessageVariableHeader pubrec) {
        if (!isBreach(ProtocolRules.of(pubrec))) {
            owe(Ack.PUBREL, Ack.PACKET_ID_NOT_FOUND, pubrec.messageId());
        }
    }

    private void leaveToVertx(MqttMessage message) {
        publishes.charge();
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

    /** Owes a reply that needs no durability; it keeps its place behind all earlier ones. */
    private void owe(int type, int reason, int packetId) {
        loop.acks().add(acks, Ack.of(type, reason, packetId), PendingAcks.NOW);
    }

    @Override
    public void fail(int reason) {
        loop.parts().counters().protocolError();
        disconnect(reason);
    }

    @Override
    public void send(ByteBuf packet) {
        if (isOpen) {
            context.writeAndFlush(packet, context.voidPromise());
        } else {
            packet.release();
        }
    }

    @Override
    public void takenOver() {
        channel.eventLoop().execute(() -> disconnect(DisconnectReason.SESSION_TAKEN_OVER));
    }

    @Override
    public void disconnect(int reason) {
        if (!isOpen) {
            return;
        }
        acks.flush();
        end();
        guard.discardRest();
        isClosedOnPurpose = DisconnectReason.isOurWish(reason);
        ByteBuf last = isMqtt5 ? DisconnectReason.packet(reason) : Unpooled.EMPTY_BUFFER;
        context.writeAndFlush(last).addListener(done -> endAfterReason());
        channel.eventLoop().schedule(() -> context.close(), CLOSE_MILLIS_MAX, TimeUnit.MILLISECONDS);
    }

    /**
     * Stops sending and lets the client close. Closing with unread bytes would reset the connection, and the reason might never
     * arrive. TLS has its own closing handshake.
     */
    private void endAfterReason() {
        if (isMqtt5 && channel instanceof DuplexChannel duplex && channel.pipeline().get(SslHandler.class) == null) {
            channel.config().setAutoRead(true);
            duplex.shutdownOutput();
        } else {
            context.close();
        }
    }

    private void end() {
        isOpen = false;
        acks.close();
    }

    private void hangUp() {
        loop.settle();
        acks.flush();
        end();
        isClosedOnPurpose = true;
        context.close();
    }

    /** Whether it was closed by a DISCONNECT of the client or by the gateway; otherwise it broke. */
    boolean isClosedOnPurpose() {
        return isClosedOnPurpose;
    }

    /** Called when the channel is closed. */
    void closed() {
        isOpen = false;
        acks.drop();
        loop.leave(this, publishes.close());
    }
}
