package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Framer;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Notes;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Type;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.RejectReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: bytes in, frames to the ingest in order, confirmations out. Event loop only.
 *
 * <p>A frame without room waits with all behind it, and the connection is not read until it is taken. A connection that has sent
 * {@value #UNKNOWN_BYTES_MAX} bytes, or was open for {@value #UNKNOWN_SECONDS_MAX} s, without a frame of a known device is closed.
 */
final class Gb26875Connection extends ChannelInboundHandlerAdapter {
    static final int UNKNOWN_BYTES_MAX = 32 << 10;
    static final int UNKNOWN_SECONDS_MAX = 60;
    private static final int IN_FLIGHT_MAX = 256;
    private static final int DEVICES_MAX = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Gb26875Connection.class);

    private final Gb26875Loop loop;
    private final Channel channel;
    private final String address;
    private final Gb26875Framer framer = new Gb26875Framer();
    private final Map<String, DeviceId> devices = new LinkedHashMap<>();
    /** Waits for room; null for none. */
    private Gb26875Frame waiting;
    private int unknownBytes;
    private int owed;
    private boolean hasNoRoom;
    private boolean isClosed;

    Gb26875Connection(Gb26875Loop loop, Channel channel) {
        this.loop = loop;
        this.channel = channel;
        this.address = ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        loop.enter(this);
        channel.eventLoop().schedule(() -> {
            if (devices.isEmpty()) {
                breakOff();
            }
        }, UNKNOWN_SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ByteBuf bytes = (ByteBuf) received;
        try {
            loop.counters().bytes.add(bytes.readableBytes());
            unknownBytes += devices.isEmpty() ? bytes.readableBytes() : 0;
            while (bytes.isReadable()) {
                int length = Math.min(bytes.readableBytes(), loop.scratch().length);
                bytes.readBytes(loop.scratch(), 0, length);
                framer.add(loop.scratch(), 0, length);
            }
        } finally {
            bytes.release();
        }
        drain();
        if (devices.isEmpty() && unknownBytes > UNKNOWN_BYTES_MAX) {
            breakOff();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.settle();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        drain();
        loop.settle();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !isHeld()) {
            channel.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("gb26875 connection of {} failed", address, cause);
        loop.counters().failures.increment();
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        isClosed = true;
        loop.leave(this);
        if (!loop.isClosed()) {
            drain();
            loop.settle();
            devices.values().forEach(device -> loop.presence().ended(device, loop.nowMillis()));
        }
    }

    void close() {
        channel.close();
    }

    /** The lane has room again. */
    void roomMade() {
        hasNoRoom = false;
        drain();
    }

    /** Writes a confirmation that has become due; {@link #answered} follows. */
    void confirm(Gb26875Frame frame, Gb26875Route route) {
        owed--;
        if (!isClosed) {
            loop.counters().confirmed.increment();
            channel.write(Gb26875Writer.answer(frame, Gb26875Frame.CONFIRM, loop.nowMillis(), route.zone()));
        }
    }

    /** Sends what {@link #confirm} has written, and goes on with what waited for it. */
    void answered() {
        if (!isClosed) {
            channel.flush();
        }
        drain();
    }

    private boolean isHeld() {
        return hasNoRoom || !isClosed && (owed >= IN_FLIGHT_MAX || !channel.isWritable());
    }

    /**
     * Takes what has been received, until there is no room or no whole frame. What had come when the connection ended waits for room
     * like anything else; nobody waits for an answer to it.
     */
    private void drain() {
        while (!isHeld()) {
            Gb26875Frame next = waiting == null ? framer.next() : waiting;
            waiting = null;
            if (next == null) {
                break;
            }
            take(next);
        }
        if (!isClosed) {
            channel.config().setAutoRead(!isHeld());
        } else if (waiting != null && loop.isCrowded()) {
            rejectRest();
        }
    }

    private void rejectRest() {
        for (Gb26875Frame next = waiting; next != null; next = framer.next()) {
            loop.reject(origin(), RejectReason.QUOTA, "no room for it when its connection ended", next.bytes());
        }
        waiting = null;
    }

    private void take(Gb26875Frame frame) {
        switch (frame.kind()) {
            case NO_FRAME -> loop.reject(origin(), RejectReason.BAD_FRAME, "no frame, or one that was cut off", frame.bytes());
            case WRONG_CHECKSUM -> {
                Gb26875Route route = loop.routes().of(frame.source());
                loop.reject(route == null ? origin() : route.origin(), RejectReason.BAD_CHECKSUM, "", frame.bytes());
                answer(frame, Gb26875Frame.DENY, route == null ? ZoneOffset.UTC : route.zone());
            }
            default -> takeRight(frame);
        }
    }

    private void takeRight(Gb26875Frame frame) {
        Gb26875Route route = loop.routes().of(frame.source());
        if (route == null) {
            loop.counters().unknownDevices.increment();
            loop.reject(Gb26875Routes.NOBODY, RejectReason.UNKNOWN_DEVICE, "no device has address " + frame.source(), frame.bytes());
            return;
        }
        if (devices.size() < DEVICES_MAX && devices.putIfAbsent(frame.source(), route.device().id()) == null) {
            loop.presence().opened(route.device().id());
        }
        handle(route, frame);
    }

    private void handle(Gb26875Route route, Gb26875Frame frame) {
        int command = frame.command();
        Gb26875Type type = Gb26875Type.of(frame.type());
        if (command == Gb26875Frame.CONFIRM || command == Gb26875Frame.DENY) {
            loop.counters().frames.increment(); // about nothing: the gateway asks for nothing
        } else if (command != Gb26875Frame.SEND && command != Gb26875Frame.REPLY) {
            refuse(route, frame, RejectReason.UNKNOWN_COMMAND, "command " + command);
        } else if (frame.dataLength() == 0) {
            acknowledge(route, frame); // asks whether the gateway is there
        } else if (type == null) {
            refuse(route, frame, RejectReason.UNKNOWN_COMMAND, "type " + frame.type());
        } else if (!type.fits(frame)) {
            refuse(route, frame, RejectReason.BAD_FRAME, "the objects of type " + frame.type() + " do not fill the data");
        } else if (!type.hasValues()) {
            note(route, frame);
            acknowledge(route, frame);
        } else {
            offer(route, frame);
        }
    }

    private void offer(Gb26875Route route, Gb26875Frame frame) {
        if (!loop.isOffered(route, frame, this)) {
            hasNoRoom = true;
            waiting = frame;
            return;
        }
        loop.counters().frames.increment();
        owed += frame.command() == Gb26875Frame.SEND ? 1 : 0;
        note(route, frame);
    }

    private static void note(Gb26875Route route, Gb26875Frame frame) {
        Gb26875Notes.of(frame).forEach(line -> LOG.info("gb26875 {}: {}", route.device().id(), line));
    }

    private void refuse(Gb26875Route route, Gb26875Frame frame, RejectReason reason, String detail) {
        loop.counters().frames.increment();
        loop.reject(route.origin(), reason, detail, frame.bytes());
        answer(frame, Gb26875Frame.DENY, route.zone());
    }

    /** Confirms what has no values at once. */
    private void acknowledge(Gb26875Route route, Gb26875Frame frame) {
        loop.counters().frames.increment();
        if (frame.command() == Gb26875Frame.SEND) {
            answer(frame, Gb26875Frame.CONFIRM, route.zone());
        }
    }

    private void answer(Gb26875Frame frame, int command, ZoneId zone) {
        if (!isClosed) {
            (command == Gb26875Frame.CONFIRM ? loop.counters().confirmed : loop.counters().denied).increment();
            channel.writeAndFlush(Gb26875Writer.answer(frame, command, loop.nowMillis(), zone));
        }
    }

    /** Whose noise it is: of the only device that has reported over this connection, else nobody's. */
    private MessageOrigin origin() {
        Gb26875Route only = devices.size() == 1 ? loop.routes().of(devices.keySet().iterator().next()) : null;
        return only == null ? Gb26875Routes.NOBODY : only.origin();
    }

    private void breakOff() {
        loop.counters().protocolErrors.increment();
        channel.close();
    }
}
