package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** A PUBLISH with QoS 0 as bytes, the only one that the gateway sends. Stateless. */
final class PublishPacket {
    private static final int PUBLISH = 0x30;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int HEADER_BYTES = 8;

    private PublishPacket() {}

    static ByteBuf of(String topic, byte[] payload, boolean isMqtt5) {
        int topicBytes = ByteBufUtil.utf8Bytes(topic);
        int length = 2 + topicBytes + (isMqtt5 ? 1 : 0) + payload.length;
        ByteBuf packet = Unpooled.buffer(HEADER_BYTES + length);
        packet.writeByte(PUBLISH);
        int left = length;
        do {
            packet.writeByte(left & SEVEN_BITS | (left > SEVEN_BITS ? MORE : 0));
            left >>>= 7;
        } while (left > 0);
        packet.writeShort(topicBytes);
        ByteBufUtil.writeUtf8(packet, topic);
        if (isMqtt5) {
            packet.writeByte(0);
        }
        return packet.writeBytes(payload);
    }
}
