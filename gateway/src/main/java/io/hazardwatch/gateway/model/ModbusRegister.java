package io.hazardwatch.gateway.model;

/**
 * Where a Modbus slave keeps a value and how it is to be read: {@code value = raw * scale + offset}, and then, for a current loop, from
 * mA to the unit of the point.
 *
 * @param point   name of the point
 * @param address of the first register or the bit, from 0 as in the message
 * @param bit     of a register, 0 is the least significant one; for {@link ModbusType#BIT} of registers only
 * @param loop    for a value that is a current of 4 to 20 mA; null for others
 */
public record ModbusRegister(String point, ModbusTable table, int address, int bit, ModbusType type, ModbusOrder order, double scale,
                             double offset, CurrentLoop loop) {
    /** Bits or registers it takes. */
    public int length() {
        return type.registers();
    }

    /** Its place, for people: {@code holding_register 10}, with the bit if it is one of a register. */
    public String place() {
        String bitOf = type == ModbusType.BIT && !table.isOfBits() ? "." + bit : "";
        return table.name().toLowerCase(java.util.Locale.ROOT) + ' ' + address + bitOf;
    }
}
