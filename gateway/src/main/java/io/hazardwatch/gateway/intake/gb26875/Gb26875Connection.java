package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Framer;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Notes;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Type;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.tcp.TcpConnection;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.RejectReason;
import io.netty.channel.Channel;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: frames and what is answered to them. Event loop only. */
final class Gb26875Connection extends TcpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(Gb26875Connection.class);

    private final Gb26875Loop loop;
    private final Gb26875Framer framer = new Gb26875Framer();
    private final Map<String, DeviceId> devices = new LinkedHashMap<>();
    /** Waits for room; null for none. */
    private Gb26875Frame waiting;

    Gb26875Connection(Gb26875Loop loop, Channel channel) {
        super(loop.shared(), channel);
        this.loop = loop;
    }

    @Override
    protected void receive(byte[] bytes, int length) {
        framer.add(bytes, 0, length);
    }

    @Override
    protected boolean hasKnownDevice() {
        return !devices.isEmpty();
    }

    /** Writes a confirmation that has become due; it is sent with those of the same burst. */
    void confirm(Gb26875Frame frame, Gb26875Route route) {
        owe(-1);
        if (!isClosed()) {
            loop.counters().confirmed.increment();
            channel().write(Gb26875Writer.answer(frame, Gb26875Frame.CONFIRM, loop.nowMillis(), route.zone()));
        }
    }

    @Override
    protected void takeReceived() {
        while (!isHeld()) {
            Gb26875Frame next = waiting == null ? framer.next() : waiting;
            waiting = null;
            if (next == null) {
                return;
            }
            take(next);
        }
    }

    @Override
    protected void takeLast() {
        takeRest();
    }

    @Override
    protected void takeRest() {
        takeReceived();
        if (waiting != null && loop.shared().isCrowded()) {
            rejectRest();
        }
    }

    @Override
    protected void ended() {
        if (!isPortClosed()) {
            devices.values().forEach(device -> loop.shared().presence().ended(device, loop.nowMillis()));
        }
    }

    private void rejectRest() {
        for (Gb26875Frame next = waiting; next != null; next = framer.next()) {
            loop.shared().reject(origin(), RejectReason.QUOTA, "no room for it when its connection ended", next.bytes());
        }
        waiting = null;
    }

    private void take(Gb26875Frame frame) {
        switch (frame.kind()) {
            case NO_FRAME -> loop.shared().reject(origin(), RejectReason.BAD_FRAME, "no frame, or one that was cut off", frame.bytes());
            case WRONG_CHECKSUM -> {
                Gb26875Route route = loop.routes().of(frame.source());
                loop.shared().reject(route == null ? origin() : route.origin(), RejectReason.BAD_CHECKSUM, "", frame.bytes());
                answer(frame, Gb26875Frame.DENY, route == null ? ZoneOffset.UTC : route.zone());
            }
            default -> takeRight(frame);
        }
    }

    private void takeRight(Gb26875Frame frame) {
        Gb26875Route route = loop.routes().of(frame.source());
        if (route == null) {
            loop.counters().unknownDevices.increment();
            loop.shared().reject(Gb26875Routes.NOBODY, RejectReason.UNKNOWN_DEVICE, "no device has address " + frame.source(), frame.bytes());
            return;
        }
        if (devices.size() < DEVICES_MAX && devices.putIfAbsent(frame.source(), route.device().id()) == null) {
            loop.shared().presence().opened(route.device().id());
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
            waitForRoom();
            waiting = frame;
            return;
        }
        loop.counters().frames.increment();
        owe(frame.command() == Gb26875Frame.SEND ? 1 : 0);
        note(route, frame);
    }

    private static void note(Gb26875Route route, Gb26875Frame frame) {
        Gb26875Notes.of(frame).forEach(line -> LOG.info("gb26875 {}: {}", route.device().id(), line));
    }

    private void refuse(Gb26875Route route, Gb26875Frame frame, RejectReason reason, String detail) {
        loop.counters().frames.increment();
        loop.shared().reject(route.origin(), reason, detail, frame.bytes());
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
        if (!isClosed()) {
            (command == Gb26875Frame.CONFIRM ? loop.counters().confirmed : loop.counters().denied).increment();
            channel().writeAndFlush(Gb26875Writer.answer(frame, command, loop.nowMillis(), zone));
        }
    }

    /** Whose noise it is: of the only device that has reported over this connection, else nobody's. */
    private MessageOrigin origin() {
        Gb26875Route only = devices.size() == 1 ? loop.routes().of(devices.keySet().iterator().next()) : null;
        return only == null ? Gb26875Routes.NOBODY : only.origin();
    }
}
