package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.RuleKind;
import java.util.Set;

/**
 * The order of alarms of one priority: level 2 before level 1, and on the same level toxic gas before combustible gas (GB/T 50493-2009, kept in
 * 2019 from memory). The unit tells which gas is toxic.
 */
public final class GasAlarmOrder {
    /** Of an alarm that is no limit, and of level 1 of what is not toxic. */
    public static final int LAST = 3;
    private static final int FIRST_LEVEL = 2;
    private static final Set<String> TOXIC_UNITS = Set.of("ppm", "ppb", "mg/m3", "mg/m³");

    private GasAlarmOrder() {}

    /** The less, the sooner; 0 to {@link #LAST}. */
    public static int of(Alarm alarm) {
        if (alarm == null || alarm.kind() != RuleKind.LIMIT || alarm.level() == null) {
            return LAST;
        }
        int level = alarm.level().length() > 1 ? 0 : FIRST_LEVEL;
        return TOXIC_UNITS.contains(alarm.unit()) ? level : level + 1;
    }
}
