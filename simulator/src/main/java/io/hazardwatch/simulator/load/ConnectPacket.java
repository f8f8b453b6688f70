package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.publish.Credential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** An MQTT 3.1.1 CONNECT packet: clean session, no keep-alive, user name and password if the credential has them. */
record ConnectPacket(String clientId, Credential credential) {
    private static final int CLEAN_SESSION = 0x02;
    private static final int USERNAME_AND_PASSWORD = 0xc0;

    ByteBuf write(ByteBufAllocator allocator) {
        boolean named = !credential.username().isEmpty();
        ByteBuf body = Unpooled.buffer();
        text(body, "MQTT");
        body.writeByte(4).writeByte(CLEAN_SESSION | (named ? USERNAME_AND_PASSWORD : 0)).writeShort(0);
        text(body, clientId);
        if (named) {
            text(body, credential.username());
            text(body, credential.password());
        }
        ByteBuf packet = allocator.buffer(body.readableBytes() + 3).writeByte(0x10);
        length(packet, body.readableBytes());
        return packet.writeBytes(body);
    }

    private static void length(ByteBuf out, int length) {
        int left = length;
        for (; left > 127; left >>>= 7) {
            out.writeByte(left & 127 | 128);
        }
        out.writeByte(left);
    }

    private static void text(ByteBuf out, String text) {
        out.writeShort(ByteBufUtil.utf8Bytes(text));
        out.writeCharSequence(text, StandardCharsets.UTF_8);
    }
}
