package io.hazardwatch.gateway.intake.modbus;

/** What the exception codes of Modbus mean. Stateless. */
final class ModbusExceptions {
    private ModbusExceptions() {}

    static String text(int code) {
        return code + switch (code) {
            case 1 -> " illegal function";
            case 2 -> " illegal data address";
            case 3 -> " illegal data value";
            case 4 -> " device failure";
            case 5 -> " acknowledge";
            case 6 -> " device busy";
            case 8 -> " memory parity error";
            default -> "";
        };
    }
}
