package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.plant.DeviceId;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One device's PUBLISH packet. The packet is built once; each message changes only the packet identifier, the time stamp and the
 * digits, so that a message costs little more than a copy. Values are {@code 1d.d} in normal state and {@code 9d.d} in alarm. Used
 * only on its connection's event loop.
 *
 * <pre>
 * 32 | remaining length | topic length | topic | packet id | {"ts":ttttttttttttt,"values":{"p0":1d.d,…}}
 * </pre>
 */
final class LoadDevice {
    private static final byte CALM = '1';
    private static final byte ALARM = '9';
    private static final byte[] DIGIT = new byte[128];
    private static final byte[][] THREE_DIGITS = new byte[1000][];
    private static final int STAMP_DIGITS = 13;

    static {
        for (int i = 0; i < DIGIT.length; i++) {
            DIGIT[i] = (byte) ('0' + i % 10);
        }
        for (int i = 0; i < THREE_DIGITS.length; i++) {
            THREE_DIGITS[i] = new byte[] {(byte) ('0' + i / 100), (byte) ('0' + i / 10 % 10), (byte) ('0' + i % 10)};
        }
    }

    private final DeviceId id;
    private final Backlog backlog;
    private final byte[] packet;
    private final int idAt;
    private final int stampAt;
    private final int[] valueAt;

    private long noise;
    private long second;
    private long lastStampMillis;
    private long firstStampMillis = Long.MAX_VALUE;
    private long sent;
    private long acked;

    LoadDevice(DeviceId id, int values, int qos) {
        this(id, values, qos, Backlog.NONE);
    }

    LoadDevice(DeviceId id, int values, int qos, Backlog backlog) {
        this.id = id;
        this.backlog = backlog;
        this.noise = id.hashCode();
        byte[] topic = ("hazard/v1/" + id + "/telemetry").getBytes(StandardCharsets.US_ASCII);
        byte[] payload = payload(values).getBytes(StandardCharsets.US_ASCII);
        byte[] remaining = length(2 + topic.length + 2 * qos + payload.length);
        this.packet = concat(new byte[] {(byte) (0x30 | qos << 1)}, remaining, shortBytes(topic.length), topic, new byte[2 * qos],
                payload);
        int payloadAt = packet.length - payload.length;
        this.idAt = qos == 0 ? -1 : payloadAt - 2;
        this.stampAt = payloadAt + "{\"ts\":".length();
        this.valueAt = new int[values];
        for (int i = 0, at = payloadAt; i < values; i++) {
            at = payloadAt + payload(values).indexOf("\"" + LoadSites.point(i) + "\":", at - payloadAt);
            valueAt[i] = at + LoadSites.point(i).length() + 3;
        }
    }

    private static String payload(int values) {
        StringBuilder text = new StringBuilder("{\"ts\":").append("0".repeat(STAMP_DIGITS)).append(",\"values\":{");
        for (int i = 0; i < values; i++) {
            text.append(i == 0 ? "" : ",").append('"').append(LoadSites.point(i)).append("\":10.0");
        }
        return text.append("}}").toString();
    }

    private static byte[] length(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int left = value;
        do {
            int more = left > 127 ? 0x80 : 0;
            bytes.write(left % 128 | more);
            left /= 128;
        } while (left > 0);
        return bytes.toByteArray();
    }

    private static byte[] shortBytes(int value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    DeviceId id() {
        return id;
    }

    int size() {
        return packet.length;
    }

    /** Puts point number {@code point} (from 0) into alarm, or back to normal, from the next message on. */
    void setAlarm(int point, boolean alarm) {
        packet[valueAt[point]] = alarm ? ALARM : CALM;
    }

    /**
     * Appends the next message to {@code out}. Its time stamp follows {@link Backlog#stamp}: at least one millisecond later than the
     * device's previous one, so that every reading has its own time and can be counted in the history.
     *
     * @param packetId   ignored at QoS 0
     * @param wallMillis milliseconds since the epoch
     */
    void writeTo(ByteBuf out, int packetId, long wallMillis) {
        if (idAt >= 0) {
            packet[idAt] = (byte) (packetId >>> 8);
            packet[idAt + 1] = (byte) packetId;
        }
        stamp(backlog.stamp(wallMillis, lastStampMillis));
        noise = noise * 0x5851f42d4c957f2dL + 0x14057b7ef767814fL;
        long digits = noise ^ noise >>> 29;
        for (int at : valueAt) {
            packet[at + 1] = DIGIT[(int) digits & 127];
            packet[at + 3] = DIGIT[(int) (digits >>> 7) & 127];
            digits = Long.rotateRight(digits, 14);
        }
        out.writeBytes(packet);
        sent++;
    }

    private void stamp(long millis) {
        long newSecond = millis / 1000;
        if (newSecond != second) {
            second = newSecond;
            byte[] text = Long.toString(newSecond).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, packet, stampAt, text.length);
        }
        byte[] rest = THREE_DIGITS[(int) (millis - newSecond * 1000)];
        packet[stampAt + 10] = rest[0];
        packet[stampAt + 11] = rest[1];
        packet[stampAt + 12] = rest[2];
        lastStampMillis = millis;
        firstStampMillis = Math.min(firstStampMillis, millis);
    }

    void countAck() {
        acked++;
    }

    long sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    long firstStampMillis() {
        return firstStampMillis;
    }

    long lastStampMillis() {
        return lastStampMillis;
    }
}
