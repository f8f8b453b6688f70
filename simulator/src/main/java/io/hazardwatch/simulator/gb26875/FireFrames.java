package io.hazardwatch.simulator.gb26875;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes the frames of a transmission device. Stateless. */
final class FireFrames {
    /** State of a part in order. */
    static final int NORMAL = 1;
    /** State of a part that has found a fire. */
    static final int FIRE = 1 << 1;
    private static final int OWN_FAULT = 1 << 2;
    private static final int CENTRE_BYTES = 6;
    private static final int CONTROL_UNIT_BYTES = 25;
    private static final int AROUND_BYTES = 5;
    private static final int NAME_BYTES = 31;
    private static final int PART_BYTES = 46;
    private static final int ANALOGUE_BYTES = 16;
    private static final int GAS = 6;
    private static final int SEND = 2;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final Charset GB18030 = Charset.forName("GB18030");

    private FireFrames() {}

    /** What is measured by one gas detector. */
    record Gas(Part part, double percentLel) {}

    /** Concentrations (type 3), in tenths of %LEL. */
    static byte[] gas(int serial, byte[] source, long millis, List<Gas> all) {
        ByteBuffer data = data(3, all.size(), ANALOGUE_BYTES);
        for (Gas each : all) {
            put(data, each.part());
            data.put((byte) GAS).putShort((short) Math.round(each.percentLel() * 10));
            putTime(data, millis);
        }
        return frame(serial, source, millis, data);
    }

    /** State of a part (type 2) with its name. */
    static byte[] state(int serial, byte[] source, long millis, Part part, int state, String name) {
        ByteBuffer data = data(2, 1, PART_BYTES);
        put(data, part);
        byte[] text = name.getBytes(GB18030);
        data.putShort((short) state).put(text, 0, Math.min(text.length, NAME_BYTES));
        data.position(data.position() + NAME_BYTES - Math.min(text.length, NAME_BYTES));
        putTime(data, millis);
        return frame(serial, source, millis, data);
    }

    /** State of the device itself (type 21): in order. */
    static byte[] alive(int serial, byte[] source, long millis) {
        return device(serial, source, millis, false);
    }

    /** State of the device itself (type 21). */
    static byte[] device(int serial, byte[] source, long millis, boolean isFaulty) {
        ByteBuffer data = data(21, 1, 7);
        data.put((byte) (isFaulty ? OWN_FAULT : NORMAL));
        putTime(data, millis);
        return frame(serial, source, millis, data);
    }

    private static ByteBuffer data(int type, int count, int bytes) {
        return ByteBuffer.allocate(2 + count * bytes).order(ByteOrder.LITTLE_ENDIAN).put((byte) type).put((byte) count);
    }

    private static void put(ByteBuffer data, Part part) {
        data.put((byte) 1).put((byte) 1).put((byte) part.type()).putShort((short) part.address()).putShort((short) part.loop());
    }

    private static void putTime(ByteBuffer data, long millis) {
        OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(CHINA);
        data.put((byte) time.getSecond()).put((byte) time.getMinute()).put((byte) time.getHour()).put((byte) time.getDayOfMonth())
                .put((byte) time.getMonthValue()).put((byte) (time.getYear() - 2000));
    }

    private static byte[] frame(int serial, byte[] source, long millis, ByteBuffer data) {
        ByteBuffer frame = ByteBuffer.allocate(CONTROL_UNIT_BYTES + AROUND_BYTES + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) '@').put((byte) '@').putShort((short) serial).put((byte) 1).put((byte) 1);
        putTime(frame, millis);
        frame.put(source).put(new byte[CENTRE_BYTES]).putShort((short) data.capacity()).put((byte) SEND).put(data.array());
        return frame.put(checksum(frame.array(), frame.position())).put((byte) '#').put((byte) '#').array();
    }

    /** The sum of what stands between the beginning and {@code end}. */
    static byte checksum(byte[] frame, int end) {
        byte sum = 0;
        for (int i = 2; i < end; i++) {
            sum += frame[i];
        }
        return sum;
    }
}
