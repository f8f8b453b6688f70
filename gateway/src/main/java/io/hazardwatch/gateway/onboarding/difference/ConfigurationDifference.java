package io.hazardwatch.gateway.onboarding.difference;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PermittedQuantity;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a configuration changes against another, in words. Parts are compared by their ids, so the order in a file is no change, and two
 * configurations may number their points differently. Pure.
 *
 * @param changes  site by site, in the order of the new configuration; removed sites last
 * @param judged   points of the new configuration that are new or judged otherwise
 * @param limited  points whose limits are other than before
 */
public record ConfigurationDifference(List<ConfigurationChange> changes, List<PointId> judged, List<PointId> limited) {
    private static final Text SITE_RULE = new Text("场站规则", "site rule");
    private static final Text UNIT = new Text("单元", "unit");
    private static final Text SUPPRESSION = new Text("设计抑制", "suppression by design");
    private static final Text MODES = new Text("模式限定", "restriction to modes");
    private static final Text SOURCE = new Text("重大危险源", "hazard source");
    private static final Text TANK = new Text("储罐", "tank");
    private static final Text PERMITTED = new Text("许可量", "permitted quantity");
    private static final Text PIPELINE = new Text("管段", "pipeline segment");
    private static final Text EQUIPMENT = new Text("设备设施", "equipment");
    private static final Text CAMERA = new Text("摄像机", "camera");
    private static final Text DEVICE = new Text("设备", "device");

    public ConfigurationDifference {
        changes = List.copyOf(changes);
        judged = List.copyOf(judged);
        limited = List.copyOf(limited);
    }

    /** Whether another person than its author must approve it. */
    public boolean needsApproval() {
        return changes.stream().anyMatch(ConfigurationChange::needsApproval);
    }

    /** Compares two configurations. */
    public static ConfigurationDifference between(Registry before, Registry after) {
        Map<String, Site> old = new LinkedHashMap<>();
        before.sites().forEach(site -> old.put(nameOf(site), site));
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Site site : after.sites()) {
            Site known = old.remove(nameOf(site));
            if (site != known) {
                found.compare(known, site);
            }
        }
        old.values().forEach(found::removed);
        return new ConfigurationDifference(found.changes, found.judged, found.limited);
    }

    private static String nameOf(Site site) {
        return site.enterprise() + '/' + site.site();
    }

    private record Found(List<ConfigurationChange> changes, List<PointId> judged, List<PointId> limited) {
        void removed(Site site) {
            ChangeList list = new ChangeList(site);
            list.add("", ChangeDirection.LOOSER, true, new Text("删除场站", "site removed"));
            points(site).values().forEach(point -> PointChanges.removed(list, point));
            changes.addAll(list.all());
        }

        void compare(Site known, Site site) {
            ChangeList list = new ChangeList(site);
            Site was = known == null ? Site.empty(site.enterprise(), site.site()) : known;
            if (known == null) {
                list.add("", ChangeDirection.OTHER, false, new Text("新增场站", "site added"));
            } else {
                compareOwn(list, was, site);
            }
            comparePoints(list, points(was), points(site));
            compareDevices(list, was, site);
            list.compareParts(SITE_RULE, was.rules(), site.rules(), SiteRule::id, Set.of("name", "why"), ChangeDirection.TIGHTER);
            list.compareParts(UNIT, was.logic().units(), site.logic().units(), PlantUnit::id, Set.of("name"), ChangeDirection.OTHER);
            list.compareParts(SUPPRESSION, was.logic().designs(), site.logic().designs(), DesignRule::id, Set.of(), ChangeDirection.LOOSER);
            list.compareParts(MODES, was.logic().modeLimits(), site.logic().modeLimits(), Found::nameOf, Set.of(), ChangeDirection.LOOSER);
            list.compareParts(SOURCE, was.hazardSources(), site.hazardSources(), HazardSource::id, Set.of("name", "inCharge"),
                    ChangeDirection.OTHER);
            list.compareParts(TANK, was.plant().tanks(), site.plant().tanks(), Tank::id, Set.of("name"), ChangeDirection.TIGHTER);
            list.compareParts(PERMITTED, was.plant().permitted(), site.plant().permitted(), PermittedQuantity::id, Set.of("name"),
                    ChangeDirection.TIGHTER);
            list.compareRecords("cityGas", was.plant().cityGas(), site.plant().cityGas(), Set.of());
            list.compareParts(PIPELINE, was.pipelines(), site.pipelines(), PipelineSegment::id, Set.of("name", "route"), ChangeDirection.TIGHTER);
            list.compareParts(EQUIPMENT, was.plant().guarded().equipment(), site.plant().guarded().equipment(), Equipment::id, Set.of("name"),
                    ChangeDirection.TIGHTER);
            list.compareParts(CAMERA, was.plant().guarded().cameras(), site.plant().guarded().cameras(), Camera::id, Set.of("name"),
                    ChangeDirection.TIGHTER);
            nameTheRest(list, was, site);
            changes.addAll(list.all());
        }

        /** Whatever differs and was compared nowhere is said all the same, and needs another person. */
        private static void nameTheRest(ChangeList list, Site was, Site site) {
            if (list.all().isEmpty() && !unnumbered(was).equals(unnumbered(site))) {
                list.add("", ChangeDirection.OTHER, true, new Text("其他内容已变更", "something else changed"));
            }
        }

        /** Numbers of points differ from run to run, and the table of names in a payload holds them. */
        private static Site unnumbered(Site site) {
            return site.withDevices(site.devices().stream().map(device -> new Device(device.id(), device.lane(), null,
                    device.points().stream().map(point -> point.withIndex(0)).toList(), device.binding())).toList());
        }

        private static String nameOf(ModeLimit limit) {
            return limit.alarm().name().point().device() + '/' + limit.alarm().name().point().point() + '.' + limit.alarm().name().rule()
                    + '@' + limit.unit();
        }

        private static void compareOwn(ChangeList list, Site was, Site site) {
            list.compare("", "name", was.name(), site.name(), false);
            list.compare("", "kind", was.kind(), site.kind(), true);
            list.compare("", "lat", was.lat(), site.lat(), false);
            list.compare("", "lon", was.lon(), site.lon(), false);
            list.compare("", "timezone", was.timezone(), site.timezone(), true);
            changedAsAWhole(list, was.exposure(), site.exposure(), true, new Text("气象暴露信息已变更", "exposure to weather changed"));
            changedAsAWhole(list, was.schematic(), site.schematic(), false, new Text("示意图已变更", "drawing changed"));
            changedAsAWhole(list, was.gas(), site.gas(), false, new Text("探测器位置或泄漏源已变更",
                    "places of detectors or leak sources changed"));
        }

        private static void changedAsAWhole(ChangeList list, Object was, Object is, boolean needsApproval, Text words) {
            if (!was.equals(is)) {
                list.add("", ChangeDirection.OTHER, needsApproval, words);
            }
        }

        private void comparePoints(ChangeList list, Map<PointId, Point> old, Map<PointId, Point> now) {
            now.forEach((id, point) -> {
                Point known = old.get(id);
                if (known == null) {
                    PointChanges.added(list, point);
                    judged.add(id);
                } else if (!known.equals(point.withIndex(known.index()))) {
                    PointChanges.compare(list, known, point);
                    if (!known.isWatchedLike(point)) {
                        judged.add(id);
                    }
                    if (!known.limits().equals(point.limits())) {
                        limited.add(id);
                    }
                }
            });
            old.forEach((id, point) -> {
                if (!now.containsKey(id)) {
                    PointChanges.removed(list, point);
                }
            });
        }

        /** A binding holds secrets, so only that it changed is said. */
        private static void compareDevices(ChangeList list, Site was, Site site) {
            Map<String, Device> old = new HashMap<>();
            was.devices().forEach(device -> old.put(device.id().device(), device));
            for (Device device : site.devices()) {
                Device known = old.remove(device.id().device());
                if (known == null ? device.points().isEmpty() : !Objects.equals(known.binding(), device.binding())) {
                    list.add(device.id().device(), ChangeDirection.OTHER, true, known == null
                            ? new Text("新增" + DEVICE.zh(), DEVICE.en() + " added") : new Text("通信绑定已变更", "binding of its protocol changed"));
                }
            }
            old.values().stream().filter(device -> device.points().isEmpty()).forEach(device -> list.add(device.id().device(),
                    ChangeDirection.OTHER, true, new Text("删除" + DEVICE.zh(), DEVICE.en() + " removed")));
        }

        private static Map<PointId, Point> points(Site site) {
            Map<PointId, Point> points = new LinkedHashMap<>();
            site.devices().forEach(device -> device.points().forEach(point -> points.put(point.id(), point)));
            return points;
        }
    }
}
