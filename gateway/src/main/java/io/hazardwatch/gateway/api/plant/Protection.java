package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.api.plant.ProtectionGap.Kind;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.EquipmentGap;
import io.hazardwatch.gateway.equipment.EquipmentStandings;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Points, equipment and cameras that protect nobody at present, and why. Derived from the open alarms and the registry, so it costs the lanes
 * nothing. Any thread.
 */
public final class Protection {
    /** Of what is recorded. */
    private record Versions(long checks, long equipment) {}

    /** What follows from the registry and from what is recorded of instruments and equipment; computed once for each state of these. */
    private record Configured(Registry registry, Versions versions, List<ProtectionGap> unruled, List<ProtectionGap> dated) {}

    private final Supplier<Registry> registry;
    private final CheckedDates checks;
    private final EquipmentStandings equipment;
    private final CameraStates cameras;
    private volatile Configured configured = new Configured(null, null, List.of(), List.of());

    /**
     * @param checks    when instruments were checked
     * @param equipment what counts of equipment
     * @param cameras   which cameras can be reached
     */
    public Protection(Supplier<Registry> registry, CheckedDates checks, EquipmentStandings equipment, CameraStates cameras) {
        this.registry = registry;
        this.checks = checks;
        this.equipment = equipment;
        this.cameras = cameras;
    }

    /**
     * All weaknesses by the id of the point, or of the equipment or camera with {@link ProtectionGap#EQUIPMENT} or
     * {@link ProtectionGap#CAMERA} for a device; there may be several of each.
     */
    public SortedMap<String, List<ProtectionGap>> weaknesses(Collection<Alarm> open, long nowMillis) {
        Configured known = configured();
        SortedMap<String, List<ProtectionGap>> all = new TreeMap<>();
        known.unruled().forEach(weakness -> add(all, weakness));
        known.dated().stream().filter(due -> due.sinceMillis() <= nowMillis).forEach(due -> add(all, due));
        open.stream().filter(alarm -> known.registry().point(alarm.point()) != null)
                .forEach(alarm -> of(alarm).forEach(weakness -> add(all, weakness)));
        cameras.offline().forEach((key, since) -> add(all, new ProtectionGap(
                new PointId(key.enterprise(), key.site(), ProtectionGap.CAMERA, key.id()), Kind.OFFLINE, since, null, null)));
        return all;
    }

    /** Points that no rule judges. */
    Set<PointId> unruled() {
        return configured().unruled().stream().map(ProtectionGap::point).collect(Collectors.toSet());
    }

    private static void add(SortedMap<String, List<ProtectionGap>> all, ProtectionGap weakness) {
        all.computeIfAbsent(weakness.point().toString(), unused -> new ArrayList<>()).add(weakness);
    }

    private static List<ProtectionGap> of(Alarm alarm) {
        List<ProtectionGap> found = new ArrayList<>();
        Kind ofInstrument = ofInstrument(alarm.kind());
        if (ofInstrument != null && alarm.processActive()) {
            found.add(ProtectionGap.of(alarm, ofInstrument, alarm.raisedAt()));
        }
        Suppression suppression = alarm.suppression();
        if (suppression.shelving() != null) {
            found.add(ProtectionGap.of(alarm, Kind.SHELVED, suppression.shelving().since()));
        }
        if (suppression.outOfService() != null) {
            found.add(ProtectionGap.of(alarm, Kind.OUT_OF_SERVICE, suppression.outOfService().since()));
        }
        if (ofInstrument == null && !suppression.suppressors().isEmpty()) {
            found.add(ProtectionGap.of(alarm, Kind.SUPPRESSED, suppression.suppressors().getFirst().since()));
        }
        return found;
    }

    /** What an alarm about the instrument means; null for an alarm about the plant. */
    private static Kind ofInstrument(RuleKind kind) {
        return switch (kind) {
            case STALE -> Kind.STALE;
            case BAD_QUALITY -> Kind.BAD_QUALITY;
            case FROZEN, ATTENUATED -> Kind.FROZEN;
            case DRIFT -> Kind.DRIFTING;
            case NOISE, SPIKE, JUMP -> Kind.UNSTEADY;
            case CLOCK -> Kind.CLOCK;
            case LIMIT, RATE, DEVIATION, TIME_TO_LIMIT, AVERAGE, SYSTEM, COMPOSITE, COMMUNICATION, VOTE, DISCREPANCY, REDUNDANCY,
                 OVERDUE -> null;
        };
    }

    private Configured configured() {
        Registry present = registry.get();
        Versions versions = new Versions(checks.version(), equipment.version());
        Configured known = configured;
        if (known.registry() != present || !versions.equals(known.versions())) {
            known = read(present, versions);
            configured = known;
        }
        return known;
    }

    private Configured read(Registry registry, Versions versions) {
        List<ProtectionGap> unruled = new ArrayList<>();
        List<ProtectionGap> dated = new ArrayList<>();
        for (Site site : registry.sites()) {
            Set<PointId> ruled = new HashSet<>();
            site.rules().forEach(rule -> ruled.addAll(rule.logic().points()));
            site.logic().units().stream().filter(unit -> unit.source() != null).forEach(unit -> ruled.add(unit.source().point()));
            for (Device device : site.devices()) {
                for (Point point : device.points()) {
                    if (!point.isRuled() && !ruled.contains(point.id())) {
                        unruled.add(ProtectionGap.of(point, Kind.NO_RULE, 0));
                    }
                    CalibrationDates dates = checks.of(point);
                    addDue(dated, point, Kind.CALIBRATION_OVERDUE, dates.due(), site.timezone());
                    addDue(dated, point, Kind.BUMP_TEST_OVERDUE, dates.bump().due(), site.timezone());
                    addDue(dated, point, Kind.BUMP_TEST_FAILED, dates.isFoundOff() ? dates.foundOffSince() : null, site.timezone());
                }
            }
            site.plant().guarded().equipment().forEach(each -> addEquipment(dated, site, each));
        }
        return new Configured(registry, versions, List.copyOf(unruled), List.copyOf(dated));
    }

    /** The equipment by itself, and the points that are worth nothing without it. */
    private void addEquipment(List<ProtectionGap> all, Site site, Equipment each) {
        List<PointId> ids = new ArrayList<>(each.points());
        ids.add(new PointId(site.enterprise(), site.site(), ProtectionGap.EQUIPMENT, each.id()));
        for (EquipmentGap gap : equipment.of(site, each).gaps(site.timezone())) {
            ids.forEach(id -> all.add(new ProtectionGap(id, Kind.valueOf(gap.reason().name()), gap.sinceMillis(), null, each.id())));
        }
    }

    private static void addDue(List<ProtectionGap> all, Point point, Kind kind, LocalDate day, ZoneId zone) {
        if (day != null) {
            all.add(ProtectionGap.of(point, kind, day.atStartOfDay(zone).toInstant().toEpochMilli()));
        }
    }
}
