package io.hazardwatch.gateway.intake.modbus;

import io.netty.buffer.ByteBuf;

/** Passes received bytes on as arrays. Stateless. */
final class ReceivedChunks {
    /** Takes the first bytes of an array that is used again. */
    interface Taker {
        void take(byte[] bytes, int length);
    }

    private ReceivedChunks() {}

    /** Passes all bytes on and releases the buffer. */
    static void pass(ByteBuf received, byte[] scratch, Taker taker) {
        try {
            while (received.isReadable()) {
                int length = Math.min(received.readableBytes(), scratch.length);
                received.readBytes(scratch, 0, length);
                taker.take(scratch, length);
            }
        } finally {
            received.release();
        }
    }
}
