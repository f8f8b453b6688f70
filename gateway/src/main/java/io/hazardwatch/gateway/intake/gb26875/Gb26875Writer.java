package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Writes what the gateway sends to devices: frames that confirm and frames that deny. Stateless. */
final class Gb26875Writer {
    private static final int CENTURY = 100;
    private static final int BYTES = 30;
    private static final int SERIAL_AND_VERSION = 2;
    private static final int SERIAL_AND_VERSION_BYTES = 4;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 18;
    private static final int ADDRESS_BYTES = 6;

    private Gb26875Writer() {}

    /**
     * The answer to a frame: its serial number and version, addresses exchanged, no data.
     *
     * @param command   {@link Gb26875Frame#CONFIRM} or {@link Gb26875Frame#DENY}
     * @param nowMillis ms since the epoch
     */
    static ByteBuf answer(Gb26875Frame to, int command, long nowMillis, ZoneId zone) {
        ByteBuf answer = Unpooled.buffer(BYTES, BYTES);
        answer.writeByte('@').writeByte('@').writeBytes(to.bytes(), SERIAL_AND_VERSION, SERIAL_AND_VERSION_BYTES);
        ZonedDateTime now = Instant.ofEpochMilli(nowMillis).atZone(zone);
        answer.writeByte(now.getSecond()).writeByte(now.getMinute()).writeByte(now.getHour()).writeByte(now.getDayOfMonth())
                .writeByte(now.getMonthValue()).writeByte(now.getYear() % CENTURY);
        answer.writeBytes(to.bytes(), DESTINATION, ADDRESS_BYTES).writeBytes(to.bytes(), SOURCE, ADDRESS_BYTES);
        answer.writeShortLE(0).writeByte(command);
        int sum = 0;
        for (int at = SERIAL_AND_VERSION; at < answer.writerIndex(); at++) {
            sum += answer.getByte(at);
        }
        return answer.writeByte(sum).writeByte('#').writeByte('#');
    }
}
