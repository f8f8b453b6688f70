package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.registry.Credential;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.util.ReferenceCountUtil;
import io.vertx.mqtt.MqttEndpoint;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First on every connection: sees it come and go, lets CONNECT through to Vert.x and nothing before it, and ends the
 * connection on a packet that cannot be read. Event loop only.
 */
final class ConnectGate extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectGate.class);

    private final EventLoopState loop;
    private final ConnectHandler reception;
    private final PacketGuard guard;
    private ChannelHandlerContext context;
    private InetSocketAddress local;
    private InetSocketAddress remote;
    private MqttConnectMessage connect;
    private String clientId;
    private Credential credential;
    private MqttConnection line;

    ConnectGate(EventLoopState loop, ConnectHandler reception) {
        this.loop = loop;
        this.reception = reception;
        this.guard = new PacketGuard(loop.parts().settings().packetBytesMax(), this::broken);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        local = (InetSocketAddress) added.channel().localAddress();
        remote = (InetSocketAddress) added.channel().remoteAddress();
        added.channel().closeFuture().addListener(closed -> gone());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        MqttMessage message = (MqttMessage) packet;
        if (message.decoderResult().isFailure()) {
            unreadable(ctx, message);
        } else if (line != null) {
            ctx.fireChannelRead(packet);
        } else if (connect == null && message instanceof MqttConnectMessage first) {
            connect = first;
            reception.meet(this, () -> ctx.fireChannelRead(reception.named(first)));
        } else {
            ReferenceCountUtil.release(packet);
            loop.parts().counters().protocolError();
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection of {} failed", credential, cause);
        loop.parts().counters().failure();
        ctx.close();
    }

    /** Where the client is; null when it came to the listener for WebSocket by itself. */
    String address() {
        return isPiped() ? loop.parts().piped().address(remote.getPort()) : remote.getAddress().getHostAddress();
    }

    private boolean isPiped() {
        return local.getPort() == loop.parts().piped().port();
    }

    String userName() {
        return connect.payload().userName();
    }

    /** Null when none was sent. */
    String password() {
        byte[] password = connect.payload().passwordInBytes();
        return password == null ? null : new String(password, StandardCharsets.UTF_8);
    }

    boolean isClientIdAssigned() {
        String sent = connect.payload().clientIdentifier();
        return sent == null || sent.isEmpty();
    }

    /** From here on the connection may publish: the line goes in between the keep-alive timer and what acts on it. */
    void accept(MqttEndpoint endpoint, Credential as) {
        credential = as;
        clientId = endpoint.clientIdentifier();
        line = new MqttConnection(loop, context.channel(), guard, as, ConnectHandler.isMqtt5(endpoint));
        ChannelPipeline pipeline = context.pipeline();
        if (pipeline.get("idle") == null) {
            pipeline.addBefore("handler", "line", line);
        } else {
            pipeline.addAfter("idle", "line", line);
        }
        loop.parts().sessions().open(as.id(), clientId, line);
        loop.parts().presence().enter(as);
        if (isPiped()) {
            loop.parts().piped().accept(remote.getPort());
        }
    }

    /** Stands before the packet decoder. */
    PacketGuard guard() {
        return guard;
    }

    /** A packet whose form is not lawful: what came before it has been handled. */
    void broken(int reason) {
        if (line != null) {
            loop.settle();
            line.fail(reason);
        } else {
            loop.parts().counters().protocolError();
            context.close();
        }
    }

    private void unreadable(ChannelHandlerContext ctx, MqttMessage message) {
        Throwable cause = message.decoderResult().cause();
        LOG.debug("unreadable packet from {}", credential, cause);
        if (line == null && cause instanceof MqttUnacceptableProtocolVersionException) {
            loop.parts().counters().protocolError();
            ctx.fireChannelRead(message);
        } else if (line == null) {
            loop.parts().counters().protocolError();
            ctx.close();
        } else if (cause instanceof TooLongFrameException) {
            if (message.variableHeader() instanceof MqttPublishVariableHeader header) {
                line.spout().refuseUnread(header.topicName(), message.fixedHeader().remainingLength());
            }
            line.fail(DisconnectReason.PACKET_TOO_LARGE);
        } else {
            line.fail(DisconnectReason.MALFORMED_PACKET);
        }
    }

    private void gone() {
        if (line != null) {
            loop.parts().sessions().close(credential.id(), clientId, line);
            line.closed();
            part();
        }
    }

    private void part() {
        DeviceConnections presence = loop.parts().presence();
        if (line.hasParted()) {
            presence.part(credential);
        } else {
            presence.lose(credential, line.spout().devices(), loop.parts().clock().millis());
        }
    }
}
