package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Frame;
import io.hazardwatch.gateway.decode.hj212.Hj212Framer;
import io.hazardwatch.gateway.decode.hj212.Hj212Message;
import io.hazardwatch.gateway.decode.hj212.Hj212Packet;
import io.hazardwatch.gateway.decode.hj212.Hj212Parts;
import io.hazardwatch.gateway.intake.tcp.TcpConnection;
import io.hazardwatch.gateway.model.FrameDeviation;
import io.hazardwatch.gateway.model.RejectReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One connection: packets and what is answered to them. A device counts as known once it has shown its password. Event loop only. */
final class Hj212Connection extends TcpConnection {
    private static final Logger LOG = LoggerFactory.getLogger(Hj212Connection.class);

    private record Ready(Hj212Route route, Hj212Message message, Set<FrameDeviation> deviations) {}

    private final Hj212Loop loop;
    private final Hj212Framer framer = new Hj212Framer();
    private final Hj212Parts parts = new Hj212Parts();
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final Map<String, Hj212Session> sessions = new HashMap<>();
    private boolean isWatched;

    Hj212Connection(Hj212Loop loop, Channel channel) {
        super(loop.shared(), channel);
        this.loop = loop;
    }

    @Override
    protected void receive(byte[] bytes, int length) {
        framer.add(bytes, 0, length);
    }

    @Override
    protected boolean hasKnownDevice() {
        return !sessions.isEmpty();
    }

    @Override
    protected void takeLast() {
        for (Hj212Frame frame = framer.next(); frame != null; frame = framer.next()) {
            take(frame);
        }
        parts.rest().forEach(this::offerLate);
        takeRest();
    }

    @Override
    protected void takeRest() {
        if (loop.shared().isCrowded()) {
            ready.forEach(next -> loop.rejectRest(next.route(), next.message()));
            ready.clear();
        }
        while (!isHeld() && !ready.isEmpty()) {
            take(ready.poll());
        }
    }

    @Override
    protected void ended() {
        sessions.values().forEach(Hj212Session::close);
        if (!isPortClosed()) {
            sessions.values().forEach(session -> loop.shared().presence().ended(session.route().device().id(), loop.nowMillis()));
        }
    }

    /** Writes answers that have become due; they are sent with those of the same burst. */
    void answer(List<ByteBuf> answers) {
        owe(-answers.size());
        if (isClosed()) {
            answers.forEach(ByteBuf::release);
            return;
        }
        answers.forEach(channel()::write);
        loop.counters().answers.add(answers.size());
    }

    @Override
    protected void takeReceived() {
        while (!isHeld()) {
            Ready next = ready.poll();
            if (next != null) {
                take(next);
                continue;
            }
            Hj212Frame frame = framer.next();
            if (frame == null) {
                return;
            }
            take(frame);
        }
    }

    private void take(Ready next) {
        List<ByteBuf> answers = isClosed() ? List.of() : Hj212Writer.dataAnswers(next.message(), next.deviations());
        if (loop.isOffered(next.route(), next.message(), this, answers)) {
            owe(answers.size());
        } else {
            answers.forEach(ByteBuf::release);
            waitForRoom();
            ready.addFirst(next);
        }
    }

    private void take(Hj212Frame frame) {
        Hj212Packet packet = frame.kind() == Hj212Frame.Kind.NO_FRAME ? null : Hj212Packet.read(frame.data());
        Hj212Session known = packet == null ? null : sessions.get(packet.mn());
        switch (frame.kind()) {
            case NO_FRAME -> reject(known, RejectReason.BAD_FRAME, "no frame, or one that was cut off", frame);
            case WRONG_CHECKSUM -> reject(known, RejectReason.BAD_CHECKSUM, "fits in no known way", frame);
            default -> {
                if (packet == null) {
                    reject(null, RejectReason.BAD_FRAME, "no CN or no MN", frame);
                } else {
                    loop.counters().packets.increment();
                    take(frame, packet);
                }
            }
        }
    }

    private void take(Hj212Frame frame, Hj212Packet packet) {
        Hj212Route route = loop.routes().of(packet.mn());
        if (route == null) {
            loop.counters().logInFailures.increment();
            reject(null, RejectReason.UNKNOWN_DEVICE, "no device has MN " + packet.mn(), frame);
        } else if (!loop.guesses().isBelieved(address(), route, packet, isKnown(route), loop.nowMillis())) {
            loop.counters().logInFailures.increment();
            loop.shared().reject(route.origin(), RejectReason.NOT_AUTHORISED, "wrong PW from " + address(), Hj212Shown.withoutPassword(frame.data()));
        } else if (!route.binding().tolerated().containsAll(frame.deviations())) {
            Set<FrameDeviation> beyond = EnumSet.copyOf(frame.deviations());
            beyond.removeAll(route.binding().tolerated());
            boolean isLength = beyond.equals(EnumSet.of(FrameDeviation.WRONG_LENGTH));
            loop.shared().reject(route.origin(), isLength ? RejectReason.BAD_FRAME : RejectReason.BAD_CHECKSUM,
                    "the device is not set to tolerate " + beyond.stream().map(FrameDeviation::label).toList(),
                    Hj212Shown.withoutPassword(frame.data()));
        } else {
            handle(route, session(route, packet, frame.deviations()), packet, frame);
        }
    }

    /** Whether the connection has already shown that it knows the password in force. */
    private boolean isKnown(Hj212Route route) {
        Hj212Session session = sessions.get(route.binding().mn());
        return session != null && route.binding().password().equals(session.route().binding().password());
    }

    private Hj212Session session(Hj212Route route, Hj212Packet packet, Set<FrameDeviation> deviations) {
        Hj212Session session = sessions.get(packet.mn());
        if (session == null && sessions.size() < DEVICES_MAX) {
            session = new Hj212Session(route, loop, channel());
            sessions.put(packet.mn(), session);
            loop.shared().presence().opened(route.device().id());
            session.open(packet, deviations);
        } else if (session != null) {
            session.heard(packet);
        }
        return session;
    }

    private void handle(Hj212Route route, Hj212Session session, Hj212Packet packet, Hj212Frame frame) {
        int command = packet.command();
        if (Hj212Commands.WITH_VALUES.contains(command)) {
            parts.add(packet, loop.nowMillis()).forEach(message -> offer(message, frame.deviations()));
            watchParts();
        } else if (Hj212Commands.WITHOUT_VALUES.contains(command)) {
            LOG.atLevel(Hj212Commands.HEARTBEATS.contains(command) ? Level.DEBUG : Level.INFO)
                    .log("hj212 {}: {} {}", route.device().id(), command, Hj212Shown.inLog(packet.data()));
            sendNow(Hj212Commands.DATA_ANSWER, packet, "", frame.deviations());
        } else if (command == Hj212Commands.CLOCK_WANTED && session != null) {
            sendNow(9013, packet, "", frame.deviations());
            session.setClock();
        } else if (Hj212Commands.ANSWERS.contains(command)) {
            if (session != null) {
                session.answered(packet);
            }
        } else {
            loop.shared().reject(route.origin(), RejectReason.UNKNOWN_COMMAND, "CN=" + command, Hj212Shown.withoutPassword(frame.data()));
            sendNow(9011, packet, "QnRtn=8", frame.deviations());
        }
    }

    private void offer(Hj212Message message, Set<FrameDeviation> deviations) {
        Hj212Route route = loop.routes().of(message.any().mn());
        if (route != null) {
            ready.add(new Ready(route, message, deviations));
        }
    }

    /** One timer for all parts that wait. */
    private void watchParts() {
        if (parts.isWaiting() && !isWatched) {
            isWatched = true;
            channel().eventLoop().schedule(this::passOverdue, Hj212Parts.WAIT_MILLIS / 4, TimeUnit.MILLISECONDS);
        }
    }

    private void passOverdue() {
        isWatched = false;
        if (isClosed()) {
            return;
        }
        List<Hj212Message> overdue = parts.overdue(loop.nowMillis());
        watchParts();
        if (!overdue.isEmpty()) {
            overdue.forEach(this::offerLate);
            drain();
            loop.shared().settle();
        }
    }

    /** Offers what waited for parts; it is answered in the kind of the device's first frame. */
    private void offerLate(Hj212Message message) {
        Hj212Session session = sessions.get(message.any().mn());
        offer(message, session == null ? Set.of() : session.deviations());
    }

    private void sendNow(int command, Hj212Packet packet, String result, Set<FrameDeviation> deviations) {
        if (packet.isAnswerWanted()) {
            loop.counters().answers.increment();
            channel().writeAndFlush(Hj212Writer.answer(command, packet, result, deviations));
        }
    }

    private void reject(Hj212Session known, RejectReason reason, String detail, Hj212Frame frame) {
        loop.shared().reject(known == null ? Hj212Routes.NOBODY : known.route().origin(), reason, detail, Hj212Shown.withoutPassword(frame.data()));
    }
}
