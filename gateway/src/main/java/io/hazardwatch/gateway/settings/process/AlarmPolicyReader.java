package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.PriorityPolicy;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads time limits by alarm priority. One thread. */
final class AlarmPolicyReader {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long P1_SHELVE_MILLIS_MAX = 30 * MINUTE;

    AlarmPolicy read(YamlMap alarms) {
        AlarmPolicy policy = new AlarmPolicy(of(alarms, Priority.P1), of(alarms, Priority.P2), of(alarms, Priority.P3),
                of(alarms, Priority.P4));
        alarms.done("P1", "P2", "P3", "P4", "lineGrace");
        return policy;
    }

    private static PriorityPolicy of(YamlMap alarms, Priority priority) {
        YamlMap fields = alarms.map(priority.name());
        PriorityPolicy standard = AlarmPolicy.STANDARD.of(priority);
        long shelveMax = priority == Priority.P1 ? P1_SHELVE_MILLIS_MAX : 7 * DAY;
        PriorityPolicy read = new PriorityPolicy(positiveOrZero(fields, "lease", standard.ackExpiryMillis()),
                positiveOrZero(fields, "reAlarm", standard.reAlarmMillis()),
                fields.millis("shelveMax", standard.shelveMillisMax(), 0, shelveMax), fields.flag("autoAck", standard.autoAck()));
        if (read.autoAck() && priority != Priority.P4) {
            fields.broken("autoAck", "only alarms of P4 may return to normal unseen");
        }
        fields.done("lease", "reAlarm", "shelveMax", "autoAck");
        return read;
    }

    /** Zero (never) or at least a minute, because anything that returns sooner is noise. */
    private static long positiveOrZero(YamlMap fields, String key, long fallback) {
        long millis = fields.millis(key, fallback, 0, 31 * DAY);
        if (millis > 0 && millis < MINUTE) {
            fields.broken(key, "must be 0s or at least 1m");
        }
        return millis;
    }
}
