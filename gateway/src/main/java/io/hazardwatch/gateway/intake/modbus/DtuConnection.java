package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.model.RejectReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of a DTU: what it sends first says which bus it is. Event loop only. */
final class DtuConnection extends ChannelInboundHandlerAdapter {
    static final int REGISTRATION_SECONDS_MAX = 30;
    private static final Logger LOG = LoggerFactory.getLogger(DtuConnection.class);

    private final ModbusLoop loop;
    private final String address;
    private byte[] first = {};
    private BusMaster master;
    private boolean isRefused;
    private Future<?> registrationEnd;

    DtuConnection(ModbusLoop loop, Channel channel) {
        this.loop = loop;
        this.address = ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        registrationEnd = context.channel().eventLoop().schedule(
                () -> refuse(context.channel(), "no registration within " + REGISTRATION_SECONDS_MAX + " s"),
                REGISTRATION_SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ReceivedChunks.pass((ByteBuf) received, loop.scratch(), (bytes, length) -> take(context.channel(), bytes, length));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.settle();
    }

    private void take(Channel channel, byte[] bytes, int length) {
        if (isRefused) {
            return;
        }
        if (master != null) {
            master.received(channel, bytes, length);
            return;
        }
        first = Arrays.copyOf(first, first.length + length);
        System.arraycopy(bytes, 0, first, first.length - length, length);
        boolean mayBecomeOne = false;
        for (BusLink link : loop.links()) {
            if (link instanceof DtuLink dtu) {
                byte[] registration = dtu.registration();
                int common = Math.min(registration.length, first.length);
                boolean isSame = Arrays.equals(registration, 0, common, first, 0, common);
                if (isSame && common == registration.length) {
                    register(channel, dtu, registration.length);
                    return;
                }
                mayBecomeOne |= isSame;
            }
        }
        if (!mayBecomeOne) {
            refuse(channel, "no device has this registration");
        }
    }

    private void register(Channel channel, DtuLink link, int length) {
        registrationEnd.cancel(false);
        master = link.master();
        byte[] rest = Arrays.copyOfRange(first, length, first.length);
        first = new byte[0];
        LOG.info("modbus {}: connected from {}", master.bus().name(), address);
        master.connected(channel);
        if (rest.length > 0) {
            master.received(channel, rest, rest.length);
        }
    }

    private void refuse(Channel channel, String reason) {
        isRefused = true;
        registrationEnd.cancel(false);
        loop.counters().refusedRegistrations.increment();
        byte[] shown = HexFormat.ofDelimiter(" ").formatHex(first).getBytes(StandardCharsets.US_ASCII);
        loop.reject(ModbusPlan.NOBODY, RejectReason.UNKNOWN_DEVICE, reason + " (from " + address + ')', shown);
        channel.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (registrationEnd != null) {
            registrationEnd.cancel(false); // or the timer would keep the closed connection
        }
        if (master != null && !loop.isClosed()) {
            master.disconnected(context.channel());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("modbus connection of {} failed", address, cause);
        if (cause instanceof RuntimeException defect) {
            loop.defect(defect);
        } else {
            loop.counters().failures.increment();
        }
        context.close();
    }
}
