package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.ModbusRegister;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A device whose values the gateway reads by Modbus. Several devices may be one slave, with other registers.
 *
 * @param unit          address of the slave on its bus
 * @param periodMillis  how often it is asked
 * @param timeoutMillis how long an answer is waited for
 * @param gap           registers that nobody wants and that may be read along to join two blocks
 */
public record ModbusBinding(ModbusBus bus, int unit, long periodMillis, long timeoutMillis, int gap, List<ModbusRegister> registers)
        implements FieldBinding {
    public ModbusBinding {
        registers = List.copyOf(registers);
    }

    /** Bus, slave and registers: two devices with the same ones are one by mistake. */
    @Override
    public String address() {
        return slave() + ' ' + registers.stream().map(ModbusRegister::place).sorted().collect(Collectors.joining(", "));
    }

    /** Bus and slave. */
    public String slave() {
        return bus.name() + '/' + unit;
    }
}
