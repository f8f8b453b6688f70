package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.EnterpriseShare;
import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.tls.PeerCertificate;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.mqtt.MqttEndpoint;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First handler of every connection: observes its begin and end, passes nothing to Vert.x before CONNECT, and closes the
 * connection on a malformed packet. Event loop only.
 */
final class ConnectGate extends ChannelInboundHandlerAdapter implements ConnectAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectGate.class);

    private final EventLoopState loop;
    private final ConnectHandler connects;
    private final PacketGuard guard;
    private ChannelHandlerContext context;
    private InetSocketAddress local;
    private InetSocketAddress remote;
    private MqttConnectMessage connect;
    private String clientId;
    private Credential credential;
    private MqttConnection connection;
    private EnterpriseShare share;
    private boolean isTold;

    ConnectGate(EventLoopState loop, ConnectHandler connects) {
        this.loop = loop;
        this.connects = connects;
        this.guard = new PacketGuard(loop.parts().settings().packetBytesMax(), this::end);
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
        } else if (connection != null) {
            ctx.fireChannelRead(packet);
        } else if (connect == null && message instanceof MqttConnectMessage first) {
            connect = first;
            connects.handle(this, () -> ctx.fireChannelRead(connects.named(first)));
        } else {
            ReferenceCountUtil.release(packet);
            strange();
            ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection of {} failed", credential, cause);
        loop.parts().counters().failure();
        ctx.close();
    }

    @Override
    public String address() {
        return isPiped() ? loop.parts().piped().address(remote.getPort()) : remote.getAddress().getHostAddress();
    }

    private boolean isPiped() {
        return local.getPort() == loop.parts().piped().port();
    }

    @Override
    public String userName() {
        return connect.payload().userName();
    }

    @Override
    public String password() {
        byte[] password = connect.payload().passwordInBytes();
        return password == null ? null : new String(password, StandardCharsets.UTF_8);
    }

    @Override
    public String certificate() {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        return tls == null ? null : PeerCertificate.fingerprint(tls.engine().getSession());
    }

    @Override
    public boolean isClientIdAssigned() {
        String sent = connect.payload().clientIdentifier();
        return sent == null || sent.isEmpty();
    }

    @Override
    public void accept(MqttEndpoint endpoint, Credential as) {
        credential = as;
        clientId = endpoint.clientIdentifier();
        connection = new MqttConnection(loop, context.channel(), guard, as, ConnectHandler.isMqtt5(endpoint));
        ChannelPipeline pipeline = context.pipeline();
        if (pipeline.get("idle") == null) {
            pipeline.addBefore("handler", "line", connection);
        } else {
            pipeline.addAfter("idle", "line", connection);
        }
        share = loop.parts().enterprises().of(as.enterprise());
        if (share != null) {
            share.connected();
        }
        boolean tookOver = loop.parts().sessions().open(as.id(), clientId, connection);
        loop.parts().presence().listener().loggedIn(as, clientId, address(), pipeline.get(SslHandler.class) != null, tookOver,
                loop.parts().clock().millis());
        loop.parts().presence().opened(as);
        if (isPiped()) {
            loop.parts().piped().accept(remote.getPort());
        }
    }

    /** The guard in front of the packet decoder. */
    PacketGuard guard() {
        return guard;
    }

    @Override
    public void end(int reason) {
        if (connection != null) {
            loop.settle();
            connection.fail(reason);
        } else {
            strange();
            context.close();
        }
    }

    /** Something else than MQTT came first. */
    private void strange() {
        loop.parts().counters().protocolError();
        tell();
    }

    /** Tells once what came instead of CONNECT, if anything did. */
    private void tell() {
        if (connect == null && !isTold && !guard.first().isEmpty()) {
            isTold = true;
            loop.parts().presence().listener().stranger(StrangerKind.of(guard.first()), address(), null, loop.parts().clock().millis());
        }
    }

    private void unreadable(ChannelHandlerContext ctx, MqttMessage message) {
        Throwable cause = message.decoderResult().cause();
        LOG.debug("unreadable packet from {}", credential, cause);
        if (connection == null && cause instanceof MqttUnacceptableProtocolVersionException) {
            loop.parts().counters().protocolError();
            ctx.fireChannelRead(message);
        } else if (connection == null) {
            strange();
            ctx.close();
        } else if (cause instanceof TooLongFrameException) {
            if (message.variableHeader() instanceof MqttPublishVariableHeader header) {
                connection.publishes().refuseUnread(header.topicName(), message.fixedHeader().remainingLength());
            }
            connection.fail(DisconnectReason.PACKET_TOO_LARGE);
        } else {
            connection.fail(DisconnectReason.MALFORMED_PACKET);
        }
    }

    private void gone() {
        tell();
        if (share != null) {
            share.disconnected();
        }
        if (connection != null) {
            loop.parts().sessions().close(credential.id(), clientId, connection);
            connection.closed();
            loop.parts().presence().listener().ended(credential, loop.parts().clock().millis());
            part();
        }
    }

    private void part() {
        DeviceConnections presence = loop.parts().presence();
        if (connection.isClosedOnPurpose()) {
            presence.closed(credential);
        } else {
            presence.broke(credential, connection.publishes().devices(), loop.parts().clock().millis());
        }
    }
}
