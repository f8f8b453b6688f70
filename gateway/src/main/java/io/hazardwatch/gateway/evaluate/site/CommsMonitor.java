package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Raises one alarm for a silent device, street, building, station or site, instead of hundreds of stale points. It is called before a stale alarm
 * is raised, so that the alarm is suppressed from the start. Costs nothing in normal operation: arrival times are only looked up
 * when a point is missed. Lane thread.
 */
final class CommsMonitor {
    /** The name of the virtual point of a device, and of the virtual device of a group or a site. */
    static final String POINT = "_communication";
    static final String STALE = "stale";
    /** The design that suppresses stale alarms of a whole site; that of a group or device has its name added. */
    static final String DESIGN = "communication";
    /** Begins the names of the virtual devices of groups. */
    static final String GROUP = "_group-";
    private static final long LOOK_MILLIS = 1_000;

    private final Map<DeviceId, DeviceComms> devices = new LinkedHashMap<>();
    /** The whole site first, then from the largest group to the smallest. */
    private final List<CommsGroup> groups = new ArrayList<>();
    /** The groups of a device beside the site; devices without any are left out. */
    private final Map<DeviceId, List<CommsGroup>> groupsOf = new HashMap<>();
    private final Map<DeviceId, DeviceComms> wholes = new HashMap<>();
    private CommsGroup all;
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
        before.values().forEach(link -> link.end(context, out));
        Map<DeviceId, DeviceComms> wholesBefore = new LinkedHashMap<>(wholes);
        wholes.clear();
        groups.clear();
        groupsOf.clear();
        DeviceId virtual = new DeviceId(site.enterprise(), site.site(), SiteRule.DEVICE);
        if (everything.isEmpty() && wholesBefore.containsKey(virtual)) {
            wholesBefore.get(virtual).end(context, out);
        }
        DeviceComms whole = goOn(wholesBefore.remove(virtual), virtual, site.name(), List.copyOf(everything), lastHeard, out);
        wholes.put(virtual, whole);
        all = CommsGroup.site(whole, List.copyOf(devices.values()));
        groups.add(all);
        site.plant().cityGas().communicationGroups().stream().sorted(Comparator.comparingInt(group -> -group.devices().size()))
                .forEach(group -> add(group, virtual, wholesBefore, lastHeard, out));
        wholesBefore.values().forEach(link -> link.end(context, out));
    }

    private void add(CityGas.Group group, DeviceId site, Map<DeviceId, DeviceComms> before, LastArrival lastHeard, SiteOutputs out) {
        List<DeviceId> ids = group.devices().stream().map(name -> new DeviceId(site.enterprise(), site.site(), name)).filter(devices::containsKey)
                .toList();
        List<DeviceComms> members = ids.stream().map(devices::get).toList();
        if (members.size() < 2) {
            return;
        }
        DeviceId virtual = new DeviceId(site.enterprise(), site.site(), GROUP + group.id());
        List<Point> missed = members.stream().flatMap(link -> link.points().stream()).toList();
        DeviceComms whole = goOn(before.remove(virtual), virtual, group.name(), missed, lastHeard, out);
        wholes.put(virtual, whole);
        CommsGroup part = CommsGroup.part(whole, members);
        groups.add(part);
        ids.forEach(id -> groupsOf.computeIfAbsent(id, unused -> new ArrayList<>(1)).add(part));
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
        DeviceId device = finding.point().id().deviceId();
        DeviceComms link = devices.get(device);
        if (!finding.rule().equals(STALE) || finding.type() != FindingType.RAISE || link == null) {
            return;
        }
        CommsGroup lost = first(device, CommsGroup::explainsSilence);
        if (lost == null) {
            lost = first(device, group -> group.isGone(alarms, context.now));
            if (lost != null) {
                lost.whole().lose(alarms, context, out);
            } else if (!link.isLost() && link.points().size() > 1 && link.isSilent(context.now)) {
                link.lose(alarms, context, out);
            }
        }
        DeviceComms holder = lost != null ? lost.whole() : link.isLost() ? link : null;
        if (holder != null) {
            holder.hold(finding.point(), context, out);
            due = context.now + LOOK_MILLIS;
        }
    }

    /** The site or the largest group of the device for which it is so; null if there is none. */
    private CommsGroup first(DeviceId device, Predicate<CommsGroup> isSo) {
        if (isSo.test(all)) {
            return all;
        }
        for (CommsGroup group : groupsOf.getOrDefault(device, List.of())) {
            if (isSo.test(group)) {
                return group;
            }
        }
        return null;
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
        devices.forEach((device, link) -> {
            if (isWaitedFor(device, link) && link.cutDueMillis() <= context.now) {
                CommsGroup silent = first(device, group -> group.isAllSilent(context.now));
                (silent == null ? link : silent.whole()).lose(alarms, context, out);
            }
        });
    }

    /** Whether its connection broke, and no loss of more than the device explains that. */
    private boolean isWaitedFor(DeviceId device, DeviceComms link) {
        return link.isCut() && first(device, group -> group.whole().isBusy()) == null;
    }

    /** Checks whether communication is back and which points are still silent. Only when due: other calls do not move the deadline. */
    void reevaluate(ActiveAlarms alarms, SiteEvalContext context, SiteOutputs out) {
        if (context.now < due) {
            return;
        }
        boolean isBusy = false;
        for (CommsGroup group : groups) {
            lookAt(group, alarms, context, out);
        }
        lookAtCuts(alarms, context, out);
        for (CommsGroup group : groups) {
            isBusy |= group.whole().isBusy();
        }
        long cutDue = Long.MAX_VALUE;
        for (Map.Entry<DeviceId, DeviceComms> each : devices.entrySet()) {
            DeviceComms link = each.getValue();
            link.checkHeard(context, out);
            if (link.isGraceOver(context.now)) {
                link.endSuppressions(out);
            }
            isBusy |= link.isBusy();
            cutDue = isWaitedFor(each.getKey(), link) ? Math.min(cutDue, link.cutDueMillis()) : cutDue;
        }
        due = Math.min(isBusy ? context.now + LOOK_MILLIS : Long.MAX_VALUE, cutDue);
    }

    private static void lookAt(CommsGroup group, ActiveAlarms alarms, SiteEvalContext context, SiteOutputs out) {
        group.whole().checkHeard(context, out);
        if (group.whole().isGraceOver(context.now)) {
            Stream.of(group.members()).filter(link -> link.points().size() > 1 && !link.isLost() && link.isSilent(context.now))
                    .filter(link -> link.points().stream().anyMatch(point -> isStale(point, alarms)))
                    .forEach(link -> link.lose(alarms, context, out));
            group.whole().endSuppressions(out);
        }
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
        DeviceComms whole = wholes.get(point.deviceId());
        return whole == null ? devices.get(point.deviceId()) : whole;
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
        DeviceComms link = design.equals(DESIGN) ? all.whole() : design.startsWith(DESIGN + '.' + GROUP)
                ? wholes.get(new DeviceId(point.enterprise(), point.site(), design.substring(DESIGN.length() + 1)))
                : devices.get(point.deviceId());
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
