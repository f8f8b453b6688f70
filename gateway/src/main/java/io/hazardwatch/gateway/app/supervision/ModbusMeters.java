package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.intake.modbus.ModbusCounters;

/** The metrics of Modbus. Stateless. */
final class ModbusMeters {
    private ModbusMeters() {}

    static void add(ModbusCounters master, Meters meters) {
        meters.counter("hazardwatch.modbus.requests", "Requests sent to Modbus slaves", master::requests);
        meters.counter("hazardwatch.modbus.answers", "Answers of Modbus slaves with values", master::answers);
        meters.counter("hazardwatch.modbus.exceptions", "Answers of Modbus slaves that are exceptions", master::exceptions);
        meters.counter("hazardwatch.modbus.timeouts", "Requests to Modbus slaves without an answer in time", master::timeouts);
        meters.counter("hazardwatch.modbus.late.answers", "Modbus messages that answer nothing, or what was given up", master::lateAnswers);
        meters.counter("hazardwatch.modbus.missed.periods", "Periods in which a Modbus device could not be asked", master::missedPeriods);
        meters.counter("hazardwatch.modbus.readings", "Readings of Modbus slaves that are durable, with their alarms", master::readings);
        meters.counter("hazardwatch.modbus.rejects", "Values and messages of Modbus put into quarantine", master::rejects);
        meters.counter("hazardwatch.modbus.connects", "Connections to Modbus slaves, and of DTUs that were registered", master::connects);
        meters.counter("hazardwatch.modbus.refused.registrations", "DTUs refused because of what they sent first", master::refusedRegistrations);
        meters.counter("hazardwatch.modbus.refused.connections", "Connections of DTUs turned away because there were too many",
                master::refusedConnections);
        meters.counter("hazardwatch.modbus.backpressure.pauses", "Times a Modbus bus rested because the lane had no room",
                master::backpressurePauses);
        meters.counter("hazardwatch.modbus.failures", "Modbus connections that ended by a failure of the network or of ours", master::failures);
        meters.gauge("hazardwatch.modbus.buses", "Modbus buses that are configured", master::buses);
        meters.gauge("hazardwatch.modbus.connected", "Modbus buses that are connected", master::connected);
        meters.gauge("hazardwatch.modbus.slaves", "Modbus slaves that are asked", master::slaves);
        meters.gauge("hazardwatch.modbus.silent", "Modbus slaves that do not answer", master::silent);
    }
}
