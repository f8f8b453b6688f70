package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Alarms about the gateway itself. Any part raises and clears them by a name of its own; they go through a lane into the
 * journal like every other alarm, at the virtual point {@code _system/gateway/PART/ID}. Any thread, never blocking.
 *
 * <p>After a restart those that stood keep standing without being told again. A part that still has reason to raise does so
 * within {@link #SETTLE_MILLIS}, which changes nothing; what nobody raised again by then is cleared.
 */
public final class SystemAlarms {
    /** Enterprise of every system alarm: only people who see all enterprises see it. */
    public static final String ENTERPRISE = "_system";
    /** How long after a start what stood before it may stay unconfirmed. */
    static final long SETTLE_MILLIS = 60_000;
    private static final String SITE = "gateway";

    /** What was last told of one alarm. */
    private record Standing(Text what, Priority priority, boolean confirmed) {}

    private final Clock clock;
    private final long startMillis;
    // guarded by this
    private final Map<PointId, Standing> standing = new HashMap<>();
    private Consumer<Finding> lanes = unused -> { };

    public SystemAlarms(Clock clock) {
        this.clock = clock;
        this.startMillis = clock.millis();
    }

    /** From now on findings go to {@code report}; what was raised before goes there at once. */
    public synchronized void connect(Consumer<Finding> report, Collection<Alarm> recovered) {
        lanes = report;
        for (Alarm alarm : recovered) {
            if (alarm.kind() == RuleKind.SYSTEM && alarm.processActive()) {
                standing.putIfAbsent(alarm.point(), new Standing(alarm.name(), alarm.priority(), false));
            }
        }
        standing.forEach((point, told) -> {
            if (told.confirmed()) {
                tell(point, told, FindingType.RAISE);
            }
        });
    }

    /**
     * Says that something is wrong; saying it again changes nothing.
     *
     * @param part which part of the gateway, a name: {@code history}, {@code journal}, …
     * @param id   what is wrong, a name within the part
     */
    public synchronized void raise(String part, String id, Text what, Priority priority) {
        PointId point = point(part, id);
        Standing before = standing.get(point);
        Standing now = new Standing(what, priority, true);
        standing.put(point, now);
        if (before == null || !before.confirmed()) {
            tell(point, now, FindingType.RAISE);
        } else if (before.priority() != priority) {
            tell(point, now, priority.isAbove(before.priority()) ? FindingType.SEVERITY_UP : FindingType.SEVERITY_DOWN);
        }
    }

    /** Says that it is well again; saying it of what was never raised changes nothing. */
    public synchronized void clear(String part, String id) {
        PointId point = point(part, id);
        Standing before = standing.remove(point);
        if (before != null) {
            tell(point, before, FindingType.CLEAR);
        }
    }

    /** Raises or clears as {@code wrong} says. */
    public void set(boolean wrong, String part, String id, Text what, Priority priority) {
        if (wrong) {
            raise(part, id, what, priority);
        } else {
            clear(part, id);
        }
    }

    /** Once the parts had time to say it again, ends what none of them did. */
    synchronized void look(long nowMillis) {
        if (nowMillis - startMillis < SETTLE_MILLIS) {
            return;
        }
        standing.entrySet().removeIf(entry -> {
            boolean over = !entry.getValue().confirmed();
            if (over) {
                tell(entry.getKey(), entry.getValue(), FindingType.CLEAR);
            }
            return over;
        });
    }

    private void tell(PointId id, Standing told, FindingType signal) {
        lanes.accept(Finding.system(Point.virtual(id, told.what(), ""), signal, told.priority(), clock.millis()));
    }

    private static PointId point(String part, String id) {
        return new PointId(ENTERPRISE, SITE, part, id);
    }
}
