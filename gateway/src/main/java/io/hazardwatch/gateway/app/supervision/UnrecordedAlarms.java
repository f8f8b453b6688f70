package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.emergency.EmergencyMessage;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.journal.UncommittedListener;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces P1 alarms by the emergency way while the journal cannot commit, because no notice leaves before the commit: a full disk
 * must not silence a gas alarm. Each announcement is told once and marked as unrecorded. Journal's thread.
 */
public final class UnrecordedAlarms implements UncommittedListener {
    /** A disk may hesitate for a moment; P1 is to be on its way within 5 s. */
    static final long PATIENCE_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(UnrecordedAlarms.class);
    private static final int REMEMBERED_MAX = 10_000;

    private final EmergencyWay way;
    private final Clock clock;
    private final Set<String> told = new LinkedHashSet<>();

    public UnrecordedAlarms(EmergencyWay way, Clock clock) {
        this.way = way;
        this.clock = clock;
    }

    @Override
    public void notCommitted(List<RecordedEvent> events, long failingMillis) {
        if (failingMillis < PATIENCE_MILLIS || way.size() == 0) {
            return;
        }
        for (RecordedEvent event : events) {
            if (event instanceof Transition change && change.annunciate() && change.refusal() == null
                    && change.after().priority() == Priority.P1 && told.size() < REMEMBERED_MAX && told.add(key(change.after()))) {
                tell(change.after());
            }
        }
    }

    private static String key(Alarm alarm) {
        return alarm.id() + ' ' + alarm.occurrence() + ' ' + alarm.annSeq();
    }

    private void tell(Alarm alarm) {
        Text text = new Text("P1 " + alarm.name().zh() + "（" + alarm.id() + "）报警日志无法写入，本报警尚未记录",
                "P1 " + alarm.name().en() + " (" + alarm.id() + "); the journal cannot be written, this alarm is not recorded yet");
        way.send(new EmergencyMessage("gateway", text, true, clock.millis())).thenAccept(failed ->
                failed.forEach(each -> LOG.error("emergency: {} not told of {}", each, alarm.id())));
    }
}
