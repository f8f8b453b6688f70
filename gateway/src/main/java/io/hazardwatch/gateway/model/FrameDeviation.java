package io.hazardwatch.gateway.model;

import java.util.Locale;

/** Ways in which HJ 212 frames of devices in the field differ from the standard; accepted only where a device's setting names them. */
public enum FrameDeviation {
    /** The ordinary CRC of Modbus, high byte first, instead of the one in annex A of HJ 212. */
    MODBUS_CRC,
    /** The ordinary CRC of Modbus, low byte first. */
    MODBUS_CRC_SWAPPED,
    /** Hexadecimal digits a to f of the checksum in lower case. */
    LOWER_CASE_CRC,
    /** The stated length is not the one of the data; the end of the line delimits it. */
    WRONG_LENGTH;

    /** The name in settings and for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
