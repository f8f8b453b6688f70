package io.hazardwatch.gateway.model;

import java.util.Arrays;

/**
 * What GB/T 26875.3 reports of a fire alarm system: bits of states, operations at a panel, and kinds of analogue values.
 *
 * <p>A bit is a reading 0 or 1; an analogue value counts in steps of {@link #step()}.
 */
public enum FireFigure {
    SYSTEM_NORMAL(Source.SYSTEM, 0, "normal"),
    SYSTEM_FIRE(Source.SYSTEM, 1, "fire"),
    SYSTEM_FAULT(Source.SYSTEM, 2, "fault"),
    SYSTEM_SHIELDED(Source.SYSTEM, 3, "shielded"),
    SYSTEM_SUPERVISED(Source.SYSTEM, 4, "supervised"),
    SYSTEM_STARTED(Source.SYSTEM, 5, "started"),
    SYSTEM_FEEDBACK(Source.SYSTEM, 6, "feedback"),
    SYSTEM_DELAYED(Source.SYSTEM, 7, "delayed"),
    SYSTEM_MAIN_POWER_FAULT(Source.SYSTEM, 8, "mainPowerFault"),
    SYSTEM_BACKUP_POWER_FAULT(Source.SYSTEM, 9, "backupPowerFault"),
    SYSTEM_BUS_FAULT(Source.SYSTEM, 10, "busFault"),
    SYSTEM_MANUAL(Source.SYSTEM, 11, "manual"),
    SYSTEM_CONFIGURATION_CHANGED(Source.SYSTEM, 12, "configurationChanged"),
    SYSTEM_RESET(Source.SYSTEM, 13, "reset"),

    PART_NORMAL(Source.PART, 0, "normal"),
    PART_FIRE(Source.PART, 1, "fire"),
    PART_FAULT(Source.PART, 2, "fault"),
    PART_SHIELDED(Source.PART, 3, "shielded"),
    PART_SUPERVISED(Source.PART, 4, "supervised"),
    PART_STARTED(Source.PART, 5, "started"),
    PART_FEEDBACK(Source.PART, 6, "feedback"),
    PART_DELAYED(Source.PART, 7, "delayed"),
    PART_POWER_FAULT(Source.PART, 8, "powerFault"),

    OPERATION_RESET(Source.OPERATION, 0, "resetPressed"),
    OPERATION_SILENCE(Source.OPERATION, 1, "silencePressed"),
    OPERATION_MANUAL_ALARM(Source.OPERATION, 2, "manualAlarm"),
    OPERATION_ALARM_CLEARED(Source.OPERATION, 3, "alarmCleared"),
    OPERATION_SELF_TEST(Source.OPERATION, 4, "selfTest"),
    OPERATION_CONFIRMATION(Source.OPERATION, 5, "confirmed"),
    OPERATION_TEST(Source.OPERATION, 6, "tested"),

    DEVICE_NORMAL(Source.DEVICE, 0, "normal"),
    DEVICE_FIRE(Source.DEVICE, 1, "fire"),
    DEVICE_FAULT(Source.DEVICE, 2, "fault"),
    DEVICE_MAIN_POWER_FAULT(Source.DEVICE, 3, "mainPowerFault"),
    DEVICE_BACKUP_POWER_FAULT(Source.DEVICE, 4, "backupPowerFault"),
    DEVICE_CHANNEL_FAULT(Source.DEVICE, 5, "channelFault"),
    DEVICE_LINE_FAULT(Source.DEVICE, 6, "lineFault"),

    COUNT(1, "count", 1),
    /** Metres. */
    HEIGHT(2, "height", 0.01),
    /** Degrees Celsius. */
    TEMPERATURE(3, "temperature", 0.1),
    PRESSURE_MPA(4, "pressureMpa", 0.1),
    PRESSURE_KPA(5, "pressureKpa", 0.1),
    /** Per cent of the lower explosive limit. */
    GAS(6, "gas", 0.1),
    /** Seconds. */
    TIME(7, "time", 1),
    /** Volts. */
    VOLTAGE(8, "voltage", 0.1),
    /** Amperes. */
    CURRENT(9, "current", 0.1),
    /** Litres per second. */
    FLOW(10, "flow", 0.1),
    /** Cubic metres per minute. */
    AIRFLOW(11, "airflow", 0.1),
    /** Metres per second. */
    WIND(12, "wind", 1);

    /** What a figure is about. */
    public enum Source {
        /** State of a fire protection system. */
        SYSTEM,
        /** State of a part: a detector, a button, a valve. */
        PART,
        /** Operation at the panel of a system. */
        OPERATION,
        /** State of the transmission device itself. */
        DEVICE,
        /** Analogue value of a part. */
        ANALOGUE
    }

    private final Source source;
    private final int code;
    private final String label;
    private final double step;

    FireFigure(Source source, int bit, String label) {
        this(source, bit, label, 1);
    }

    FireFigure(int kind, String label, double step) {
        this(Source.ANALOGUE, kind, label, step);
    }

    FireFigure(Source source, int code, String label, double step) {
        this.source = source;
        this.code = code;
        this.label = label;
        this.step = step;
    }

    /** What it is about. */
    public Source source() {
        return source;
    }

    /** Number of the bit, or the kind of analogue value. */
    public int code() {
        return code;
    }

    /** The name in settings; one name stands for one figure of a source. */
    public String label() {
        return label;
    }

    /** What one step of an analogue value is, in the unit of its kind. */
    public double step() {
        return step;
    }

    /** Whether the bit is set in a state. */
    public boolean isSetIn(int state) {
        return (state >>> code & 1) == 1;
    }

    /** Whether a part that is faulty or shielded cannot tell that it is not so. */
    public boolean needsSoundPart() {
        return this == PART_FIRE || this == PART_SUPERVISED;
    }

    /** All figures of a source. */
    public static FireFigure[] of(Source source) {
        return Arrays.stream(values()).filter(each -> each.source == source).toArray(FireFigure[]::new);
    }
}
