package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.api.plant.ProtectionGap.Kind;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Device;
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
 * Points that are unprotected at present, and why. Derived from the open alarms and the registry, so it costs the lanes
 * nothing. Any thread.
 */
public final class Protection {
    /** A point that gives no protection for that reason from {@code sinceMillis} on (ms since the epoch). */
    private record Due(Point point, Kind kind, long sinceMillis) {}

    /** What follows from the registry and from checks of instruments; computed once for each state of both. */
    private record Configured(Registry registry, long version, List<ProtectionGap> unruled, List<Due> calibrations) {}

    private final Supplier<Registry> registry;
    private final CheckedDates checks;
    private volatile Configured configured = new Configured(null, 0, List.of(), List.of());

    /** @param checks when instruments were checked */
    public Protection(Supplier<Registry> registry, CheckedDates checks) {
        this.registry = registry;
        this.checks = checks;
    }

    /** All weaknesses by point id; a point may have several. */
    public SortedMap<String, List<ProtectionGap>> weaknesses(Collection<Alarm> open, long nowMillis) {
        Configured known = configured();
        SortedMap<String, List<ProtectionGap>> all = new TreeMap<>();
        known.unruled().forEach(weakness -> add(all, weakness));
        known.calibrations().stream().filter(due -> due.sinceMillis() <= nowMillis)
                .forEach(due -> add(all, ProtectionGap.of(due.point(), due.kind(), due.sinceMillis())));
        open.stream().filter(alarm -> known.registry().point(alarm.point()) != null)
                .forEach(alarm -> of(alarm).forEach(weakness -> add(all, weakness)));
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
        long version = checks.version();
        Configured known = configured;
        if (known.registry() != present || known.version() != version) {
            known = read(present, version);
            configured = known;
        }
        return known;
    }

    private Configured read(Registry registry, long version) {
        List<ProtectionGap> unruled = new ArrayList<>();
        List<Due> calibrations = new ArrayList<>();
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
                    addDue(calibrations, point, Kind.CALIBRATION_OVERDUE, dates.due(), site.timezone());
                    addDue(calibrations, point, Kind.BUMP_TEST_OVERDUE, dates.bump().due(), site.timezone());
                    addDue(calibrations, point, Kind.BUMP_TEST_FAILED, dates.isFoundOff() ? dates.foundOffSince() : null, site.timezone());
                }
            }
        }
        return new Configured(registry, version, List.copyOf(unruled), List.copyOf(calibrations));
    }

    private static void addDue(List<Due> all, Point point, Kind kind, LocalDate day, ZoneId zone) {
        if (day != null) {
            all.add(new Due(point, kind, day.atStartOfDay(zone).toInstant().toEpochMilli()));
        }
    }
}
