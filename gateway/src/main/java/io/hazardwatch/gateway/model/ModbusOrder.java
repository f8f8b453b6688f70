package io.hazardwatch.gateway.model;

/** In which order a slave sends the bytes of a value; A is the most significant one of a value of 32 bits. */
public enum ModbusOrder {
    /** As Modbus has it: most significant first. */
    ABCD(false, false),
    /** The least significant register first. */
    CDAB(true, false),
    /** The bytes of each register exchanged. */
    BADC(false, true),
    /** The least significant byte first. */
    DCBA(true, true);

    private final boolean isLowRegisterFirst;
    private final boolean isLowByteFirst;

    ModbusOrder(boolean isLowRegisterFirst, boolean isLowByteFirst) {
        this.isLowRegisterFirst = isLowRegisterFirst;
        this.isLowByteFirst = isLowByteFirst;
    }

    public boolean isLowRegisterFirst() {
        return isLowRegisterFirst;
    }

    public boolean isLowByteFirst() {
        return isLowByteFirst;
    }
}
