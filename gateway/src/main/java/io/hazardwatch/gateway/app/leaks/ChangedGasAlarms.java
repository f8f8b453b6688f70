package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.leaks.GasAlarm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Alarms that concern leaks and have changed since they were taken last; of each only its newest state, so it never holds more than there are
 * alarms. The journal thread writes, the thread of leaks takes.
 */
final class ChangedGasAlarms implements CommitListener {
    private static final String HIGH = "high";
    private static final String SECOND_LEVEL = "HH";

    private final Map<String, GasAlarm> changed = new ConcurrentHashMap<>();

    /** Takes up the alarms there are; what has changed since is newer. */
    void begin(Collection<Alarm> present) {
        for (Alarm alarm : present) {
            GasAlarm gas = gasAlarm(alarm);
            if (gas != null) {
                changed.putIfAbsent(alarm.id(), gas);
            }
        }
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        entries.stream().map(JournalEntry::transition).filter(each -> each != null && each.after() != null && each.refusal() == null)
                .map(each -> gasAlarm(each.after())).filter(Objects::nonNull).forEach(each -> changed.put(each.id(), each));
    }

    /** Null if it says nothing about a leak. An alarm out of service, as while its detector is calibrated, counts as not active. */
    private static GasAlarm gasAlarm(Alarm alarm) {
        GasAlarm.Kind kind = kind(alarm);
        return kind == null ? null : new GasAlarm(alarm.id(), alarm.point(), kind, alarm.priority(), alarm.level(),
                SECOND_LEVEL.equals(alarm.level()), alarm.processActive() && alarm.suppression().outOfService() == null, alarm.qualityBad(),
                alarm.eventAt());
    }

    private static GasAlarm.Kind kind(Alarm alarm) {
        if (alarm.kind().isOfInstrument()) {
            return GasAlarm.Kind.INSTRUMENT;
        }
        boolean isHigh = alarm.kind() == RuleKind.LIMIT && HIGH.equals(alarm.rule());
        boolean isRise = alarm.kind() == RuleKind.RATE && alarm.limit() > 0;
        return isHigh || isRise ? GasAlarm.Kind.DETECTION : null;
    }

    /** Takes them, those of instruments first and then in the order of their first violating readings. */
    List<GasAlarm> take() {
        List<GasAlarm> taken = new ArrayList<>();
        for (String id : changed.keySet()) {
            GasAlarm alarm = changed.remove(id);
            if (alarm != null) {
                taken.add(alarm);
            }
        }
        taken.sort(Comparator.comparing((GasAlarm alarm) -> alarm.kind() != GasAlarm.Kind.INSTRUMENT).thenComparingLong(GasAlarm::eventMillis)
                .thenComparing(GasAlarm::id));
        return taken;
    }
}
