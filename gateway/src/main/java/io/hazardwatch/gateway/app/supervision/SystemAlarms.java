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
 * <p>After a restart active system alarms stay active without a new notice. A part that still has a reason raises its alarm
 * again within {@link #SETTLE_MILLIS}, which changes nothing; alarms that were not raised again by then are cleared.
 */
public final class SystemAlarms {
    /** Enterprise of every system alarm; only people who see all enterprises see it. */
    public static final String ENTERPRISE = "_system";
    /** Time after a start in which alarms from before it may stay unconfirmed, in milliseconds. */
    static final long SETTLE_MILLIS = 60_000;
    private static final String SITE = "gateway";

    /** The last known state of one alarm. */
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

    /** Sends findings to {@code report} from now on, including what was raised before. */
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
     * Raises an alarm; repeating it changes nothing.
     *
     * @param part part of the gateway, a name: {@code history}, {@code journal}, …
     * @param id what is wrong, a name within the part
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

    /** Whether the alarm is active, raised in this run or, until {@link #SETTLE_MILLIS} after the start, in the one before. */
    public synchronized boolean isStanding(String part, String id) {
        return standing.containsKey(point(part, id));
    }

    /** Clears an alarm; has no effect if it was never raised. */
    public synchronized void clear(String part, String id) {
        PointId point = point(part, id);
        Standing before = standing.remove(point);
        if (before != null) {
            tell(point, before, FindingType.CLEAR);
        }
    }

    /** Raises if {@code wrong}, else clears. */
    public void set(boolean wrong, String part, String id, Text what, Priority priority) {
        if (wrong) {
            raise(part, id, what, priority);
        } else {
            clear(part, id);
        }
    }

    /** Clears alarms that no part has raised again within the time for that. */
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
