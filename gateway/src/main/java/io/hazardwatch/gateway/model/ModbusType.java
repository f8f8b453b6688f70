package io.hazardwatch.gateway.model;

/** What the bits of Modbus registers stand for. */
public enum ModbusType {
    BIT(1),
    INT16(1),
    UINT16(1),
    INT32(2),
    UINT32(2),
    FLOAT32(2),
    FLOAT64(4);

    private final int registers;

    ModbusType(int registers) {
        this.registers = registers;
    }

    /** Registers that a value takes. */
    public int registers() {
        return registers;
    }
}
