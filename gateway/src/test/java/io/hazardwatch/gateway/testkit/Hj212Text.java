package io.hazardwatch.gateway.testkit;

import java.nio.charset.StandardCharsets;

/** Frames of HJ 212 as a device writes them; shares no code with the gateway. */
public final class Hj212Text {
    private Hj212Text() {}

    /** A frame as the standard has it. */
    public static String frame(String segment) {
        return frame(segment, "%04X".formatted(annexA(segment)));
    }

    /** A frame with that checksum. */
    public static String frame(String segment, String checksum) {
        return "##%04d%s%s\r\n".formatted(segment.getBytes(StandardCharsets.UTF_8).length, segment, checksum);
    }

    /** A frame with the checksum of Modbus, high byte first. */
    public static String modbusFrame(String segment) {
        return frame(segment, "%04X".formatted(modbus(segment)));
    }

    /** The checksum of Modbus. */
    public static int modbus(String segment) {
        int crc = 0xFFFF;
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            crc ^= each & 0xFF;
            crc = eight(crc);
        }
        return crc;
    }

    private static int annexA(String segment) {
        int crc = 0xFFFF;
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            crc = (crc >> 8) ^ (each & 0xFF);
            crc = eight(crc);
        }
        return crc;
    }

    private static int eight(int value) {
        int crc = value;
        for (int i = 0; i < 8; i++) {
            boolean isOdd = (crc & 1) == 1;
            crc >>= 1;
            if (isOdd) {
                crc ^= 0xA001;
            }
        }
        return crc;
    }
}
