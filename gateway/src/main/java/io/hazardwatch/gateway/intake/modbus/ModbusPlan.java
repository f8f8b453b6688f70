package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.decode.modbus.MappedRegister;
import io.hazardwatch.gateway.decode.modbus.ReadBlock;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.ModbusBus;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which devices a registry has on which bus. One thread. */
final class ModbusPlan {
    static final String INPUT = "modbus";
    /** Of what comes from nobody known. */
    static final MessageOrigin NOBODY = new MessageOrigin(INPUT, INPUT, INPUT, "", INPUT);

    private ModbusPlan() {}

    /**
     * The devices of each bus.
     *
     * @param settings say which buses are served
     * @param known    slaves by bus and unit, so that what is known of them outlasts a reload
     */
    static Map<ModbusBus, List<PolledDevice>> of(Registry registry, ModbusSettings settings, Map<String, ModbusSlave> known) {
        Map<ModbusBus, List<PolledDevice>> buses = new LinkedHashMap<>();
        Map<String, ModbusSlave> slaves = new HashMap<>();
        for (Site site : registry.sites()) {
            for (Device device : site.devices()) {
                if (device.binding() instanceof ModbusBinding binding
                        && (binding.bus().isDialIn() ? settings.isListening() : settings.isPolling())) {
                    ModbusSlave slave = slaves.computeIfAbsent(binding.slave(), key -> known.getOrDefault(key, new ModbusSlave()));
                    buses.computeIfAbsent(binding.bus(), bus -> new ArrayList<>()).add(polled(device, binding, slave));
                }
            }
        }
        known.clear();
        known.putAll(slaves);
        return buses;
    }

    private static PolledDevice polled(Device device, ModbusBinding binding, ModbusSlave slave) {
        Map<String, Integer> indexes = new HashMap<>();
        for (Point point : device.points()) {
            indexes.put(point.id().point(), point.index());
        }
        List<MappedRegister> registers = new ArrayList<>();
        for (ModbusRegister register : binding.registers()) {
            Integer index = indexes.get(register.point());
            if (index != null) {
                registers.add(new MappedRegister(index, register));
            }
        }
        String id = INPUT + ':' + binding.slave();
        MessageOrigin origin = new MessageOrigin(INPUT, id, id, device.id().enterprise(), device.id().toString());
        return new PolledDevice(device, binding, ReadBlock.of(registers, binding.gap()), origin, slave);
    }

    /** Whether both lists ask the same in the same way, whatever the points are called. */
    static boolean isSame(List<PolledDevice> some, List<PolledDevice> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            PolledDevice one = some.get(i);
            PolledDevice other = others.get(i);
            if (!one.device().equals(other.device()) || !one.binding().equals(other.binding())) {
                return false;
            }
        }
        return true;
    }
}
