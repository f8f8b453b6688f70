package io.hazardwatch.simulator.load;

import io.netty.buffer.ByteBuf;

/**
 * Reads the broker's CONNACK and PUBACK packets, also when a packet is split over several reads. One instance per connection; used
 * only on its event loop.
 */
final class AckReader {
    private static final int CONNACK = 0x2002;
    private static final int PUBACK = 0x4002;

    private final Listener listener;
    private int carried;
    private int carriedBytes;

    AckReader(Listener listener) {
        this.listener = listener;
    }

    /** Receives the packets read. */
    interface Listener {
        /** @param code return code of the CONNACK; 0 when the broker accepts the connection */
        void onConnack(int code);

        void onPuback(int packetId);
    }

    void read(ByteBuf in) {
        while (carriedBytes > 0 && in.isReadable()) {
            carry(in);
        }
        while (in.readableBytes() >= 4) {
            packet(in.readInt());
        }
        while (in.isReadable()) {
            carry(in);
        }
    }

    private void carry(ByteBuf in) {
        carried = carried << 8 | in.readUnsignedByte();
        if (++carriedBytes == 4) {
            carriedBytes = 0;
            packet(carried);
        }
    }

    private void packet(int word) {
        switch (word >>> 16) {
            case PUBACK -> listener.onPuback(word & 0xffff);
            case CONNACK -> listener.onConnack(word & 0xff);
            default -> throw new IllegalStateException("unexpected packet " + Integer.toHexString(word));
        }
    }
}
