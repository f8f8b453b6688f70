package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Placed before the packet decoder: passes on only complete packets that obey the standard's rules of form.
 *
 * <p>The decoder reads fields without checking the length of their packet: after a field that exceeds it the decoder would wait
 * for bytes of the next packet, and the connection would hang. Complete packets are passed on without a copy; only the
 * beginning of an incomplete packet is copied. Before CONNECT little is kept. Event loop only.
 */
final class PacketGuard extends ChannelInboundHandlerAdapter {
    /** Room for CONNECT with a will; no packet but PUBLISH needs more. */
    static final int CONNECT_BYTES_MAX = 8192;
    private static final int LENGTH_BYTES_MAX = 4;
    private static final int FIRST_BYTES = 8;
    /** Bytes read and discarded from a client that was disconnected and goes on sending; then the connection is closed. */
    private static final long DISCARDED_BYTES_MAX = 1 << 20;

    private final int packetBytesMax;
    private final IntConsumer onBreach;
    /** Received part of the first incomplete packet; null when there is none. */
    private ByteBuf kept;
    /** Bytes missing from that packet, as far as known. */
    private int wanted;
    /** What came first, as Latin-1, while nothing else is known of the client. */
    private String first = "";
    private int version;
    private int breach;
    private boolean isDiscarding;
    private long discarded;
    /** Whether the packet is too large to be kept: the decoder reads its head and closes the connection. */
    private boolean isTooLarge;

    /**
     * @param packetBytesMax largest packet that the decoder reads
     * @param onBreach       called once with the reason; closes the connection
     */
    PacketGuard(int packetBytesMax, IntConsumer onBreach) {
        this.packetBytesMax = packetBytesMax;
        this.onBreach = onBreach;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (first.isEmpty()) {
            first = bytes.toString(bytes.readerIndex(), Math.min(FIRST_BYTES, bytes.readableBytes()), StandardCharsets.ISO_8859_1);
        }
        if (isDiscarding) {
            discard(ctx, bytes);
        } else if (isTooLarge) {
            ctx.fireChannelRead(bytes);
        } else {
            look(ctx, kept == null ? bytes : joined(bytes));
        }
    }

    /** The first bytes of the connection, as Latin-1. */
    String first() {
        return first;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }

    /** Called when the connection is about to close: passes nothing more on, and reads only a little more. */
    void discardRest() {
        isDiscarding = true;
    }

    private void discard(ChannelHandlerContext ctx, ByteBuf bytes) {
        discarded += bytes.readableBytes();
        bytes.release();
        if (discarded > DISCARDED_BYTES_MAX) {
            ctx.close();
        }
    }

    private ByteBuf joined(ByteBuf bytes) {
        ByteBuf all = kept.writeBytes(bytes);
        bytes.release();
        kept = null;
        return all;
    }

    private void look(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (bytes.readableBytes() < wanted) {
            kept = bytes;
            return;
        }
        int whole = isTooLarge ? bytes.readableBytes() : wholeAndLawful(bytes) - bytes.readerIndex();
        if (whole == bytes.readableBytes()) {
            ctx.fireChannelRead(bytes);
        } else {
            passHead(ctx, bytes, whole);
        }
        if (breach != DisconnectReason.NONE) {
            onBreach.accept(breach);
        }
    }

    private void passHead(ChannelHandlerContext ctx, ByteBuf bytes, int whole) {
        ByteBuf head = whole == 0 ? null : bytes.readRetainedSlice(whole);
        if (breach == DisconnectReason.NONE) {
            kept = ctx.alloc().buffer(bytes.readableBytes()).writeBytes(bytes);
        }
        bytes.release();
        if (head != null) {
            ctx.fireChannelRead(head);
        }
    }

    /** Index after the last complete and valid packet. */
    private int wholeAndLawful(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int at = bytes.readerIndex();
        wanted = 0;
        while (at < end) {
            int next = packet(bytes, at, end);
            if (next < 0 || isTooLarge) {
                return isTooLarge ? end : at;
            }
            at = next;
        }
        return at;
    }

    /** Index after the packet at {@code start}, or negative when it is incomplete or invalid. */
    private int packet(ByteBuf bytes, int start, int end) {
        int length = 0;
        int at = start + 1;
        for (int shift = 0; ; shift += 7) {
            if (at == end) {
                return -1;
            }
            byte part = bytes.getByte(at++);
            length |= (part & 0x7F) << shift;
            if (part >= 0) {
                break;
            }
            if (at - start > LENGTH_BYTES_MAX) {
                return broken(DisconnectReason.MALFORMED_PACKET);
            }
        }
        return isTooLong(length, (bytes.getByte(start) & 0xF0) == 0x30) ? -1 : body(bytes, start, at, at + length, end);
    }

    private boolean isTooLong(int length, boolean isPublish) {
        if (version == 0 && length > CONNECT_BYTES_MAX) {
            broken(DisconnectReason.PACKET_TOO_LARGE);
            return true;
        }
        if (!isPublish && length > CONNECT_BYTES_MAX) {
            broken(DisconnectReason.PACKET_TOO_LARGE);
            return true;
        }
        isTooLarge = length > packetBytesMax;
        return isTooLarge;
    }

    private int body(ByteBuf bytes, int start, int from, int to, int end) {
        if (to > end) {
            wanted = to - start;
            return -1;
        }
        int first = bytes.getByte(start) & 0xFF;
        int reason = PacketRules.check(bytes, first, from, to, version);
        if (reason != DisconnectReason.NONE) {
            return broken(reason);
        }
        if (version == 0) {
            version = first == PacketRules.CONNECT ? PacketRules.level(bytes, from) : PacketRules.MQTT_3_1_1;
        }
        return to;
    }

    private int broken(int reason) {
        breach = reason;
        isDiscarding = true;
        return -1;
    }
}
