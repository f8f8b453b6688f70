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
import java.util.stream.Stream;

/**
 * Alarms that concern leaks and have changed since they were taken last; of each its newest state and, if it is not active any more, how it was
 * while it was, so that no short detection is lost and it never holds more than twice the number of alarms. The
 * journal thread writes, the thread of leaks takes.
 */
final class ChangedGasAlarms implements CommitListener {
    /** @param before how it was while it was active; null if it is active now, or was not */
    private record Changed(GasAlarm before, GasAlarm now) {
        Changed then(Changed next) {
            GasAlarm wasActive = now.isActive() ? now : before;
            return new Changed(next.now.isActive() ? null : wasActive, next.now);
        }
    }

    private static final String HIGH = "high";
    private static final String SECOND_LEVEL = "HH";

    private final Map<String, Changed> changed = new ConcurrentHashMap<>();

    /** Takes up the alarms there are; what has changed since is newer. */
    void begin(Collection<Alarm> present) {
        for (Alarm alarm : present) {
            GasAlarm gas = gasAlarm(alarm);
            if (gas != null) {
                changed.putIfAbsent(alarm.id(), new Changed(null, gas));
            }
        }
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        entries.stream().map(JournalEntry::transition).filter(each -> each != null && each.after() != null && each.refusal() == null)
                .forEach(each -> changed(each.after()));
    }

    /** Takes an alarm as it is now. */
    void changed(Alarm alarm) {
        GasAlarm gas = gasAlarm(alarm);
        if (gas != null) {
            changed.merge(gas.id(), new Changed(null, gas), Changed::then);
        }
    }

    /** Null if it says nothing about a leak. An alarm out of service, as while its detector is calibrated, counts as not active. */
    private static GasAlarm gasAlarm(Alarm alarm) {
        GasAlarm.Kind kind = kind(alarm);
        return kind == null ? null : new GasAlarm(alarm.id(), alarm.point(), kind, alarm.priority(), alarm.level(),
                SECOND_LEVEL.equals(alarm.level()), alarm.processActive() && alarm.suppression().outOfService() == null, alarm.qualityBad(),
                alarm.isSuppressed(), alarm.annSeq(), alarm.eventAt());
    }

    private static GasAlarm.Kind kind(Alarm alarm) {
        if (alarm.kind().isDoubt()) {
            return GasAlarm.Kind.INSTRUMENT;
        }
        boolean isHigh = alarm.kind() == RuleKind.LIMIT && HIGH.equals(alarm.rule());
        boolean isRise = alarm.kind() == RuleKind.RATE && alarm.limit() > 0;
        return isHigh || isRise ? GasAlarm.Kind.DETECTION : null;
    }

    /** Takes them, those of instruments first and then in the order of their first violating readings. */
    List<GasAlarm> take() {
        List<Changed> taken = new ArrayList<>();
        for (String id : changed.keySet()) {
            Changed alarm = changed.remove(id);
            if (alarm != null) {
                taken.add(alarm);
            }
        }
        taken.sort(Comparator.comparing((Changed alarm) -> alarm.now.kind() != GasAlarm.Kind.INSTRUMENT)
                .thenComparingLong(alarm -> alarm.now.eventMillis()).thenComparing(alarm -> alarm.now.id()));
        return taken.stream().flatMap(alarm -> Stream.of(alarm.before, alarm.now)).filter(Objects::nonNull).toList();
    }
}
