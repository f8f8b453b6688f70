package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raises one alarm for a silent device, or a silent site, instead of hundreds of stale points. It is called before a stale alarm
 * is raised, so that the alarm is suppressed from the start. Costs nothing in normal operation: arrival times are only looked up
 * when a point is missed. Lane thread.
 */
final class CommsMonitor {
    /** The name of the virtual point of a device, and of a site's virtual device. */
    static final String POINT = "_communication";
    private static final String STALE = "stale";
    /** The design that suppresses stale alarms of a whole site; that of a device has its name added. */
    static final String DESIGN = "communication";
    private static final long LOOK_MILLIS = 1_000;
    /** So many heartbeats missed in a row say that the way to the devices is gone. Our number (mark M). */
    private static final int MISSED_IN_A_ROW = 20;

    private final Map<DeviceId, DeviceComms> devices = new LinkedHashMap<>();
    /** The same, as an array, and where in it a device was last found that is heard. */
    private DeviceComms[] order = {};
    private int heard;
    private long lookedMillis = Long.MIN_VALUE / 2;
    private DeviceComms all;
    private long due = Long.MAX_VALUE;

    /** Follows the devices of {@code site}, identified by id; a lost device stays lost. */
    void configure(Site site, LastArrival lastHeard, SiteEvalContext context, SiteOutputs out) {
        Map<DeviceId, DeviceComms> before = new LinkedHashMap<>(devices);
        devices.clear();
        List<Point> everything = new ArrayList<>();
        for (Device device : site.devices()) {
            List<Point> missed = missed(device);
            everything.addAll(missed);
            if (!missed.isEmpty()) {
                devices.put(device.id(), goOn(before.remove(device.id()), device.id(), null, missed, lastHeard, out));
            }
        }
        order = devices.values().toArray(DeviceComms[]::new);
        heard = 0;
        before.values().forEach(link -> link.end(context, out));
        if (all != null && everything.isEmpty()) {
            all.end(context, out);
        }
        all = goOn(all, new DeviceId(site.enterprise(), site.site(), SiteRule.DEVICE), site.name(), List.copyOf(everything), lastHeard, out);
    }

    /** The device's own list when its silence counts at every point, as is usual. */
    private static List<Point> missed(Device device) {
        boolean isEvery = device.points().stream().allMatch(point -> point.staleAfterMillis() > 0);
        return isEvery ? device.points() : device.points().stream().filter(point -> point.staleAfterMillis() > 0).toList();
    }

    private static DeviceComms goOn(DeviceComms known, DeviceId device, Text name, List<Point> missed, LastArrival lastHeard, SiteOutputs out) {
        if (known == null) {
            return new DeviceComms(device, name, missed, lastHeard);
        }
        known.configure(name, missed, out);
        return known;
    }

    /** A point is about to become stale: decides whether more than the point is silent. */
    void before(Finding finding, ActiveAlarms alarms, SiteEvalContext context, SiteOutputs out) {
        DeviceComms link = devices.get(finding.point().id().deviceId());
        if (!finding.rule().equals(STALE) || finding.type() != FindingType.RAISE || link == null) {
            return;
        }
        boolean isExplained = all.isLost() || all.isSleepy() && all.isBusy();
        if (!isExplained && (isAllSilent(context.now) || missHeartbeatsInARow(context.now))) {
            all.lose(alarms, context, out);
        } else if (!isExplained && !link.isLost() && link.points().size() > 1 && link.isSilent(context.now)) {
            link.lose(alarms, context, out);
        }
        DeviceComms lost = isExplained || all.isLost() ? all : link.isLost() ? link : null;
        if (lost != null) {
            lost.hold(finding.point(), context, out);
            due = context.now + LOOK_MILLIS;
        }
    }

    /** Goes on where it last found a device that is heard, so that tens of thousands that fall silent one after the other cost a step each. */
    private boolean isAllSilent(long now) {
        for (int looked = 0; looked < order.length; looked++) {
            DeviceComms link = order[heard];
            if (!link.isSilent(now) && !link.isCut()) {
                return false;
            }
            heard = heard + 1 == order.length ? 0 : heard + 1;
        }
        return order.length > 1;
    }

    /**
     * Whether so many devices that sleep missed their heartbeats one after the other, without any in between that came, that the way to them is
     * gone: the devices whose heartbeats are due later are not silent yet. Looks at all devices, so once a second at most.
     */
    private boolean missHeartbeatsInARow(long now) {
        if (!all.isSleepy() || now - lookedMillis < LOOK_MILLIS) {
            return false;
        }
        lookedMillis = now;
        long firstDue = Long.MAX_VALUE;
        long lastHeard = Long.MIN_VALUE;
        int missed = 0;
        for (DeviceComms link : order) {
            lastHeard = Math.max(lastHeard, link.lastHeard());
            long heartbeatDue = link.heartbeatDue();
            if (heartbeatDue <= now && !link.isLost()) {
                missed++;
                firstDue = Math.min(firstDue, heartbeatDue);
            }
        }
        return missed >= MISSED_IN_A_ROW && lastHeard < firstDue;
    }

    /** A device whose connection broke is lost when nothing arrives from it, and no connection opens, within its grace time. */
    void onConnection(ConnectionEvent change, long nowMillis) {
        DeviceComms link = devices.get(change.device());
        if (link != null && !change.isBroken()) {
            link.connectionRestored();
        } else if (link != null && !link.isLost()) {
            due = Math.min(due, Math.max(nowMillis, link.connectionBroken(change.atMillis(), change.graceMillis())));
        }
    }

    /** Handles devices whose connection broke and that have sent nothing since, one by one or the whole site. */
    private void lookAtCuts(ActiveAlarms alarms, SiteEvalContext context, SiteOutputs out) {
        context.tick(context.now);
        for (DeviceComms link : devices.values()) {
            if (!all.isBusy() && link.isCut() && link.cutDueMillis() <= context.now) {
                (isAllSilent(context.now) ? all : link).lose(alarms, context, out);
            }
        }
    }

    /** Checks whether communication is back and which points are still silent. Only when due: other calls do not move the deadline. */
    void reevaluate(ActiveAlarms alarms, SiteEvalContext context, SiteOutputs out) {
        if (context.now < due) {
            return;
        }
        all.checkHeard(context, out);
        if (all.isGraceOver(context.now)) {
            devices.values().stream().filter(link -> link.points().size() > 1 && !link.isLost() && link.isSilent(context.now))
                    .filter(link -> link.points().stream().anyMatch(point -> isStale(point, alarms)))
                    .forEach(link -> link.lose(alarms, context, out));
            all.endSuppressions(out);
        }
        lookAtCuts(alarms, context, out);
        boolean isBusy = all.isBusy();
        long cutDue = Long.MAX_VALUE;
        for (DeviceComms link : devices.values()) {
            link.checkHeard(context, out);
            if (link.isGraceOver(context.now)) {
                link.endSuppressions(out);
            }
            isBusy |= link.isBusy();
            cutDue = !all.isBusy() && link.isCut() ? Math.min(cutDue, link.cutDueMillis()) : cutDue;
        }
        due = Math.min(isBusy ? context.now + LOOK_MILLIS : Long.MAX_VALUE, cutDue);
    }

    private static boolean isStale(Point point, ActiveAlarms alarms) {
        return alarms.isActive(new AlarmName(point.id(), STALE, null));
    }

    long dueMillis() {
        return due;
    }

    /** The alarm at that virtual point, or null. */
    SiteAlarm alarm(PointId point) {
        DeviceComms link = link(point);
        return link == null ? null : link.alarm();
    }

    private DeviceComms link(PointId point) {
        return point.device().equals(SiteRule.DEVICE) ? all : devices.get(point.deviceId());
    }

    /** Restores an alarm from before a restart; false when there is no such alarm any more. */
    boolean restore(PointId point, String level, Priority priority, long nowMillis) {
        DeviceComms link = link(point);
        if (link != null) {
            link.restore(level, priority, nowMillis);
            due = nowMillis;
        }
        return link != null;
    }

    /** Restores the suppression of a stale alarm from before a restart; false when {@code design} is none of its designs. */
    boolean restoreHold(PointId point, String design, long nowMillis) {
        DeviceComms link = design.equals(DESIGN) ? all : devices.get(point.deviceId());
        if (!design.startsWith(DESIGN) || link == null) {
            return false;
        }
        Point missed = link.points().stream().filter(each -> each.id().equals(point)).findFirst().orElse(null);
        if (missed != null) {
            link.restoreHold(missed, nowMillis);
            due = nowMillis;
        }
        return missed != null;
    }
}
