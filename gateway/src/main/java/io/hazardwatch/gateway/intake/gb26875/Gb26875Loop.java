package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Decoder;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.tcp.TcpConnection;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.netty.channel.EventLoop;

/** What all connections of the port share beyond {@link TcpLoop}: routes and the decoder. Event loop. */
final class Gb26875Loop {
    /** A confirmation that is owed. */
    private record Owed(Gb26875Connection to, Gb26875Frame frame, Gb26875Route route) {}

    private final Gb26875Counters counters;
    private final TcpLoop<Owed> shared;
    private final Gb26875Routes routes;
    private final Gb26875Decoder decoder;
    private final Decoded decoded = new Decoded();

    Gb26875Loop(TcpLoop.Parts parts, EventLoop eventLoop, ConnectionBounds bounds) {
        this.counters = new Gb26875Counters(bounds);
        this.shared = new TcpLoop<>(parts, eventLoop, counters, Gb26875Loop::confirm);
        this.routes = new Gb26875Routes(parts.registry());
        this.decoder = new Gb26875Decoder(parts.limits());
    }

    Gb26875Counters counters() {
        return counters;
    }

    TcpLoop<?> shared() {
        return shared;
    }

    Gb26875Routes routes() {
        return routes;
    }

    long nowMillis() {
        return shared.nowMillis();
    }

    /**
     * Offers the values of a frame; its confirmation follows when they are durable.
     *
     * @return false when there is no room; the connection is told when there is
     */
    boolean isOffered(Gb26875Route route, Gb26875Frame frame, Gb26875Connection from) {
        decoder.decode(frame, route.items(), route.zone(), nowMillis(), decoded);
        long token = shared.offer(route.origin(), route.device(), decoded, frame.bytes(), from);
        if (token == ReadingIngest.FULL) {
            return false;
        }
        if (frame.command() == Gb26875Frame.SEND) {
            shared.owe(token, new Owed(from, frame, route));
        }
        return true;
    }

    private static TcpConnection confirm(Owed due) {
        due.to().confirm(due.frame(), due.route());
        return due.to();
    }

    void close() {
        shared.close();
    }
}
