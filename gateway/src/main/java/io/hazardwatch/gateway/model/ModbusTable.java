package io.hazardwatch.gateway.model;

/** The tables of a Modbus slave, each with the function that reads it. */
public enum ModbusTable {
    COIL(1, 2_000),
    DISCRETE_INPUT(2, 2_000),
    HOLDING_REGISTER(3, 125),
    INPUT_REGISTER(4, 125);

    private final int function;
    private final int readMax;

    ModbusTable(int function, int readMax) {
        this.function = function;
        this.readMax = readMax;
    }

    /** The function code that reads it. */
    public int function() {
        return function;
    }

    /** Most bits or registers of one request. */
    public int readMax() {
        return readMax;
    }

    /** Whether it holds single bits. */
    public boolean isOfBits() {
        return this == COIL || this == DISCRETE_INPUT;
    }

    /** Data bytes of the answer to a read of that many bits or registers. */
    public int bytes(int count) {
        return isOfBits() ? (count + 7) / 8 : 2 * count;
    }
}
