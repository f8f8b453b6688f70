package io.hazardwatch.gateway.decode.hj212;

import java.util.List;

/**
 * A packet, or the joined parts of one.
 *
 * @param data    the data of all parts, in their order
 * @param packets the packets it came in, each of which may want an answer
 */
public record Hj212Message(String data, List<Hj212Packet> packets) {
    public Hj212Message {
        packets = List.copyOf(packets);
    }

    static Hj212Message of(Hj212Packet packet) {
        return new Hj212Message(packet.data(), List.of(packet));
    }

    /** One of its packets, for what all have in common. */
    public Hj212Packet any() {
        return packets.getFirst();
    }
}
