package io.hazardwatch.gateway.model;

/** How Modbus messages are delimited on a connection. */
public enum ModbusFraming {
    /** Modbus TCP: a header with a transaction id and a length. */
    TCP,
    /** Frames of the serial line with a CRC, as converters and DTUs pass them on. */
    RTU,
    /** Lines of hexadecimal digits with an LRC. */
    ASCII;

    /** Whether messages carry no transaction id, so that an answer is told by its content alone. */
    public boolean isSerial() {
        return this != TCP;
    }
}
