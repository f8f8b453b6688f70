package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.ModbusFraming;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.ModbusBus;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads {@code modbus} of a device: where its slave is, how often it is asked, and which registers are which points. One thread. */
final class ModbusBindingReader {
    private static final int PACKET_MAX = 64;
    private static final String HEX = "hex:";
    private static final int UNIT_MAX_SERIAL = 247;
    private static final long DAY = 86_400_000;
    private static final long PERIOD = 1_000;

    private ModbusBindingReader() {}

    /** @param points of the device */
    static ModbusBinding read(YamlMap fields, List<Point> points) {
        ModbusBus bus = bus(fields);
        int unit = unit(fields, bus);
        long shortest = points.stream().mapToLong(Point::periodMillis).min().orElse(PERIOD);
        long period = fields.millis("period", Math.clamp(shortest, 100, DAY), 100, DAY);
        long timeout = fields.millis("timeout", 1_000, 20, 60_000);
        int gap = (int) fields.whole("gap", 0, 0, 64);
        List<ModbusRegister> registers = registers(fields, points);
        fields.done("host", "port", "registration", "heartbeat", "framing", "unit", "period", "timeout", "gap", "registers");
        return new ModbusBinding(bus, unit, period, timeout, gap, registers);
    }

    private static ModbusBus bus(YamlMap fields) {
        String host = fields.text("host", null);
        String registration = packet(fields, "registration");
        String heartbeat = packet(fields, "heartbeat");
        if (host == null && !fields.has("registration")) {
            fields.broken("host", "must be given, or registration for a DTU that dials in");
        } else if (host != null && fields.has("registration")) {
            fields.broken("registration", "must not be given beside host: either the gateway connects or the DTU does");
        }
        if (host != null && fields.has("heartbeat")) {
            fields.broken("heartbeat", "must not be given beside host: only a DTU sends one");
        }
        if (host == null && fields.has("port")) {
            fields.broken("port", "must be given with host only");
        }
        ModbusFraming framing = fields.choice("framing", host == null ? ModbusFraming.RTU : ModbusFraming.TCP, ModbusFraming.values());
        int port = (int) fields.whole("port", 502, 1, 65_535);
        return new ModbusBus(host, host == null ? 0 : port, registration, heartbeat == null ? "" : heartbeat, framing);
    }

    /** A text, or bytes as {@code hex:FEDC01}, as hexadecimal digits. */
    private static String packet(YamlMap fields, String key) {
        String text = fields.text(key, null);
        if (text == null) {
            return null;
        }
        String digits = text.startsWith(HEX) ? text.substring(HEX.length()).replace(" ", "") : null;
        boolean isHex = digits != null && digits.matches("([0-9A-Fa-f]{2}){1," + PACKET_MAX + "}");
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (digits == null ? length < 1 || length > PACKET_MAX : !isHex) {
            fields.broken(key, "must be a text of 1 to " + PACKET_MAX + " bytes, or hex: and as many bytes of two digits");
            return "";
        }
        HexFormat hex = HexFormat.of();
        return digits == null ? hex.formatHex(text.getBytes(StandardCharsets.UTF_8)) : digits.toLowerCase(java.util.Locale.ROOT);
    }

    private static int unit(YamlMap fields, ModbusBus bus) {
        int unit = (int) fields.whole("unit", 1, 0, 255);
        if (bus.framing().isSerial() && (unit < 1 || unit > UNIT_MAX_SERIAL)) {
            fields.broken("unit", "must be 1 to " + UNIT_MAX_SERIAL + " on a serial line");
        }
        return unit;
    }

    private static List<ModbusRegister> registers(YamlMap fields, List<Point> points) {
        List<ModbusRegister> registers = new ArrayList<>();
        List<YamlMap> given = fields.maps("registers");
        if (given.isEmpty()) {
            fields.broken("registers", "must name at least one register");
        }
        for (YamlMap each : given) {
            ModbusRegister register = ModbusRegisterReader.read(each, points);
            if (register != null && registers.stream().anyMatch(before -> before.point().equals(register.point()))) {
                each.broken("point", "must stand only once");
            } else if (register != null) {
                registers.add(register);
            }
        }
        return registers;
    }
}
