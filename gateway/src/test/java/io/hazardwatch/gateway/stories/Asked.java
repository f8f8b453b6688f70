package io.hazardwatch.gateway.stories;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.model.PointId;

/** What people ask of an alarm in the stories. */
final class Asked {
    static final long HOUR = 3_600_000;

    /** The alarm meant, which need not have been raised yet. */
    record Subject(String id, PointId point) {
        static Subject of(Alarm alarm) {
            return new Subject(alarm.id(), alarm.point());
        }
    }

    private Asked() {}

    static AlarmCommand shelve(Subject alarm, long millis) {
        return new AlarmCommand.Shelve(alarm.id(), alarm.point(), "li-wei", false, millis, false, null, "valve being repaired");
    }

    static AlarmCommand unshelve(Subject alarm) {
        return new AlarmCommand.Unshelve(alarm.id(), alarm.point(), "li-wei", "");
    }

    /** With a permit and two persons. */
    static AlarmCommand takeOut(Subject alarm, long until) {
        return new AlarmCommand.RemoveFromService(alarm.id(), alarm.point(), "zhao-min", "WP-17", until, "hourly rounds", "sun-qiang", "");
    }

    static AlarmCommand putBack(Subject alarm) {
        return new AlarmCommand.ReturnToService(alarm.id(), alarm.point(), "zhao-min", "50 %LEL of test gas");
    }
}
