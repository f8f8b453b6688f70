package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.hj212.Hj212Decoder;
import io.hazardwatch.gateway.decode.hj212.Hj212Message;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.tcp.TcpConnection;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Hj212Setup;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all connections of the port share beyond {@link TcpLoop}: routes, guessed passwords, what devices have confirmed. Event loop. */
final class Hj212Loop {
    /** Answers to the packets of one message. */
    private record Reply(Hj212Connection to, List<ByteBuf> answers) {}

    private static final byte[] NOTHING_TO_SHOW = {};

    private final Hj212Counters counters;
    private final TcpLoop<Reply> shared;
    private final Hj212Routes routes;
    private final Hj212Decoder decoder;
    private final Decoded decoded = new Decoded();
    private final PasswordGuesses guesses = new PasswordGuesses();
    private final Map<String, Hj212Setup> confirmed = new HashMap<>();

    Hj212Loop(TcpLoop.Parts parts, EventLoop eventLoop, ConnectionBounds bounds) {
        this.counters = new Hj212Counters(bounds);
        this.shared = new TcpLoop<>(parts, eventLoop, counters, Hj212Loop::answer);
        this.routes = new Hj212Routes(parts.registry());
        this.decoder = new Hj212Decoder(parts.limits());
    }

    Hj212Counters counters() {
        return counters;
    }

    TcpLoop<?> shared() {
        return shared;
    }

    Hj212Routes routes() {
        return routes;
    }

    PasswordGuesses guesses() {
        return guesses;
    }

    long nowMillis() {
        return shared.nowMillis();
    }

    /** What devices have confirmed to be set since the start, by MN. */
    Map<String, Hj212Setup> confirmed() {
        return confirmed;
    }

    /**
     * Offers the values of a message; the answers follow when they are durable.
     *
     * @return false when there is no room; the connection is told when there is
     */
    boolean isOffered(Hj212Route route, Hj212Message message, Hj212Connection from, List<ByteBuf> answers) {
        decoder.decode(message.any().command(), message.data(), route.items(), route.zone(), nowMillis(), decoded);
        boolean isQuarantined = decoded.whole != null || decoded.rejectCount > 0;
        byte[] shown = isQuarantined ? shown(message) : NOTHING_TO_SHOW;
        long token = shared.offer(route.origin(), route.device(), decoded, shown, from);
        if (token == ReadingIngest.FULL) {
            return false;
        }
        if (!answers.isEmpty()) {
            shared.owe(token, new Reply(from, answers));
        }
        return true;
    }

    /** Keeps in quarantine what was received before its connection ended and finds no room. */
    void rejectRest(Hj212Route route, Hj212Message message) {
        shared.reject(route.origin(), RejectReason.QUOTA, "no room for it when its connection ended", shown(message));
    }

    /** What was received, without the password. */
    private static byte[] shown(Hj212Message message) {
        return ("CN=" + message.any().command() + ";MN=" + message.any().mn() + ";CP=&&" + message.data() + "&&").getBytes(StandardCharsets.UTF_8);
    }

    private static TcpConnection answer(Reply reply) {
        reply.to().answer(reply.answers());
        return reply.to();
    }

    void close() {
        shared.close();
    }
}
