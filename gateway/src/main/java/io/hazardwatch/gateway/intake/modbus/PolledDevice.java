package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.decode.modbus.ReadBlock;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.ModbusBinding;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A device that is asked, and when it is due. Event loop only. */
final class PolledDevice {
    private final Device device;
    private final ModbusBinding binding;
    private final List<ReadBlock> blocks;
    private final MessageOrigin origin;
    private final ModbusSlave slave;
    /** Of each block, the exception that it was answered with last; 0 for none. */
    private final int[] exceptions;
    long dueNanos;
    /** Whether it is told to be lost. */
    boolean isLost;
    /** Whether it has answered since the start. */
    boolean hasAnswered;

    PolledDevice(Device device, ModbusBinding binding, List<ReadBlock> blocks, MessageOrigin origin, ModbusSlave slave) {
        this.device = device;
        this.binding = binding;
        this.blocks = List.copyOf(blocks);
        this.origin = origin;
        this.slave = slave;
        this.exceptions = new int[blocks.size()];
    }

    /** The same device under other settings: what was told of it stays told. */
    void follow(PolledDevice before) {
        isLost = before.isLost;
        hasAnswered = before.hasAnswered;
    }

    Device device() {
        return device;
    }

    ModbusBinding binding() {
        return binding;
    }

    List<ReadBlock> blocks() {
        return blocks;
    }

    MessageOrigin origin() {
        return origin;
    }

    ModbusSlave slave() {
        return slave;
    }

    long periodNanos() {
        return TimeUnit.MILLISECONDS.toNanos(binding.periodMillis());
    }

    long timeoutNanos() {
        return TimeUnit.MILLISECONDS.toNanos(binding.timeoutMillis());
    }

    /** Notes how a block was answered; whether that is an exception other than the last time. */
    boolean isNewException(int block, int code) {
        boolean isNew = code != 0 && exceptions[block] != code;
        exceptions[block] = code;
        return isNew;
    }
}
