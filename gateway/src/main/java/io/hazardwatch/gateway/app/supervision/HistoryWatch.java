package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.history.HistoryHealth;
import io.hazardwatch.gateway.history.HistoryHealth.Condition;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Raises alarms about the storing of readings: the store is unavailable for long or refuses readings, the disk refuses,
 * readings are dropped, damage was found. One thread at a time.
 */
final class HistoryWatch {
    /** A store that is unavailable for less time is probably restarting; readings wait meanwhile. */
    static final long AWAY_MILLIS = 60_000;

    private static final String PART = "history";
    private static final String DAMAGE = "damage";
    private static final Text DAMAGE_TEXT = new Text("本地缓冲文件损坏，部分读数丢失，损坏文件已隔离",
            "A spool file was damaged; some readings are lost, the file is set aside");
    private static final Map<Condition, Priority> PRIORITIES = new EnumMap<>(Map.of(Condition.STORE_DOWN, Priority.P3,
            Condition.ROLLUPS_WAIT, Priority.P3, Condition.REFUSING, Priority.P2, Condition.NOT_SYNCED, Priority.P3, Condition.SHEDDING,
                    Priority.P2, Condition.DISK_REFUSES, Priority.P1,
            Condition.SPOOL_FULL, Priority.P1, Condition.SPOOL_DAMAGED, Priority.P1));

    private static final String REFUSED = "refused";
    private static final Text REFUSED_TEXT = new Text("存储拒绝了部分读数，已连同原因另存，见拒收数据",
            "The store refused some readings; they are kept with the reason, see quarantine");

    private final SystemAlarms alarms;
    private long rejected;
    private long corruptSegments;

    HistoryWatch(SystemAlarms alarms) {
        this.alarms = alarms;
    }

    void look(HistoryHealth health, long nowMillis) {
        PRIORITIES.forEach((condition, priority) -> alarms.set(condition == health.condition() && isLong(health, nowMillis), PART,
                id(condition), condition.text(), priority));
        alarms.set(health.corruptSegments() > corruptSegments, PART, DAMAGE, DAMAGE_TEXT, Priority.P3);
        corruptSegments = health.corruptSegments();
        alarms.set(health.rejected() > rejected, PART, REFUSED, REFUSED_TEXT, Priority.P3);
        rejected = health.rejected();
    }

    private static boolean isLong(HistoryHealth health, long nowMillis) {
        return health.condition() != Condition.STORE_DOWN || nowMillis - health.sinceMillis() >= AWAY_MILLIS;
    }

    private static String id(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
