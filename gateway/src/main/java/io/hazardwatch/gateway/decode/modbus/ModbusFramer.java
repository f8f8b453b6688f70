package io.hazardwatch.gateway.decode.modbus;

import io.hazardwatch.gateway.model.ModbusFraming;

/** Finds answers in the bytes of one connection. One thread; keeps a bounded number of bytes. */
public interface ModbusFramer {
    /** Takes received bytes; they may be reused after return. */
    void add(byte[] bytes, int from, int length);

    /** The next message, or null when none is complete. */
    ModbusFrame next();

    /** Bytes so far that belong to no message. */
    long noise();

    /** Whether no further message can be found, so that the connection is of no use. */
    boolean isLost();

    /** Forgets what is not a message yet, and counts it as noise. */
    void clear();

    /** A framer of that kind. */
    static ModbusFramer of(ModbusFraming framing) {
        return switch (framing) {
            case TCP -> new ModbusTcpFramer();
            case RTU -> new ModbusRtuFramer();
            case ASCII -> new ModbusAsciiFramer();
        };
    }
}
