package io.hazardwatch.gateway.decode.modbus;

import io.hazardwatch.gateway.model.ModbusRegister;

/**
 * A register with the number of its point.
 *
 * @param point dense number of the point
 */
public record MappedRegister(int point, ModbusRegister register) {}
