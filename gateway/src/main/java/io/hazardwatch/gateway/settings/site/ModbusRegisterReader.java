package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.CurrentLoop;
import io.hazardwatch.gateway.model.ModbusOrder;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusTable;
import io.hazardwatch.gateway.model.ModbusType;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.Quantities;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.List;

/** Reads one of {@code modbus.registers}. One thread. */
final class ModbusRegisterReader {
    private static final int ADDRESS_MAX = 65_535;
    private static final int BIT_MAX = 15;
    private static final double NUMBER_MAX = 1e12;

    private ModbusRegisterReader() {}

    /** The register; null if it has no point. */
    static ModbusRegister read(YamlMap fields, List<Point> points) {
        String name = fields.requiredText("point");
        Point point = points.stream().filter(each -> each.id().point().equals(name)).findFirst().orElse(null);
        if (name != null && point == null) {
            fields.broken("point", "must be a point of this device");
        }
        ModbusTable table = fields.choice("table", ModbusTable.HOLDING_REGISTER, ModbusTable.values());
        ModbusType type = type(fields, table);
        if (!fields.has("address")) {
            fields.broken("address", "must be given");
        }
        int address = (int) fields.whole("address", 0, 0, ADDRESS_MAX + 1 - type.registers());
        int bit = bit(fields, table, type);
        ModbusOrder order = order(fields, type);
        double scale = fields.number("scale", 1, -NUMBER_MAX, NUMBER_MAX);
        if (scale == 0) {
            fields.broken("scale", "must not be 0");
        }
        double offset = fields.number("offset", 0, -NUMBER_MAX, NUMBER_MAX);
        CurrentLoop loop = loop(fields, point, type);
        fields.done("point", "table", "address", "bit", "type", "order", "scale", "offset", "signal", "span");
        return point == null ? null : new ModbusRegister(name, table, address, bit, type, order, scale, offset, loop);
    }

    private static ModbusType type(YamlMap fields, ModbusTable table) {
        ModbusType usual = table.isOfBits() ? ModbusType.BIT : ModbusType.UINT16;
        ModbusType type = fields.choice("type", usual, ModbusType.values());
        if (table.isOfBits() && type != ModbusType.BIT) {
            fields.broken("type", "must be bit in a table of bits");
            return usual;
        }
        return type;
    }

    private static int bit(YamlMap fields, ModbusTable table, ModbusType type) {
        boolean isOfRegister = type == ModbusType.BIT && !table.isOfBits();
        if (fields.has("bit") && !isOfRegister) {
            fields.broken("bit", "must be given for type bit of a register only");
        } else if (isOfRegister && !fields.has("bit")) {
            fields.broken("bit", "must be given for type bit of a register");
        }
        return (int) fields.whole("bit", 0, 0, BIT_MAX);
    }

    private static ModbusOrder order(YamlMap fields, ModbusType type) {
        ModbusOrder order = fields.choice("order", ModbusOrder.ABCD, ModbusOrder.values());
        if (type.registers() == 1 && order.isLowRegisterFirst()) {
            fields.broken("order", "must be ABCD or BADC for a single register");
        }
        return order;
    }

    private static CurrentLoop loop(YamlMap fields, Point point, ModbusType type) {
        String signal = fields.text("signal", null);
        List<YamlNode> span = fields.list("span");
        if (signal == null) {
            if (!span.isEmpty()) {
                fields.broken("span", "must be given with signal only");
            }
            return null;
        }
        if (!signal.equals("4-20mA")) {
            fields.broken("signal", "must be 4-20mA");
        }
        if (type == ModbusType.BIT) {
            fields.broken("signal", "must not be given for a bit");
        }
        return span.isEmpty() ? ofRange(fields, point) : ofSpan(fields, span);
    }

    private static CurrentLoop ofRange(YamlMap fields, Point point) {
        if (point != null && (Double.isInfinite(point.rangeLow()) || Double.isInfinite(point.rangeHigh()))) {
            fields.broken("span", "must be given, because the point has no range");
        }
        return point == null ? null : new CurrentLoop(point.rangeLow(), point.rangeHigh());
    }

    private static CurrentLoop ofSpan(YamlMap fields, List<YamlNode> span) {
        List<Double> ends = span.stream().map(each -> Quantities.number(each.text())).toList();
        if (ends.size() != 2 || ends.contains(Double.NaN) || ends.get(0).equals(ends.get(1))) {
            fields.broken("span", "must be two different numbers: the values at 4 and at 20 mA");
            return null;
        }
        return new CurrentLoop(ends.get(0), ends.get(1));
    }
}
