package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The limits that a permit tightens. A point in %LEL is combustible gas, converted by the basis that the permit states for it; one in %vol
 * with a low limit from 15 %vol is oxygen, any other in %vol combustible gas. Of the levels there are, the inner one (H, L) is tightened.
 * The range of oxygen is allowed with its ends, so only what lies beyond violates it. Pure.
 */
public final class PermitLimits {
    private static final String LEL = "%LEL";
    private static final String VOL = "%vol";
    private static final double PERCENT = 100;
    /** A low limit from here on is one of oxygen, in %vol. */
    private static final double OXYGEN_FROM = 15;
    private static final String RULE = "permit";
    /** What detectors of oxygen show in fresh air, in %vol; those of gas show nothing. */
    private static final double FRESH_AIR = 20.9;
    private static final double DEADBAND_STEPS = 10_000;

    /** What was found: limits, and why others could not be had. */
    public record Found(List<TightenedLimit> limits, List<PermitProblem> problems) {
        public Found {
            limits = List.copyOf(limits);
            problems = List.copyOf(problems);
        }
    }

    private final PermitTerms terms;
    private final PermitTable table;
    private final String id;
    private final Text text;
    private final List<TightenedLimit> limits = new ArrayList<>();
    private final Set<TightenedLimit> stated = new HashSet<>();
    private final List<PermitProblem> problems = new ArrayList<>();

    private PermitLimits(String id, PermitTerms terms, PermitTable table) {
        this.id = id;
        this.terms = terms;
        this.table = table;
        PermitGrade grade = table.grade(terms.kind(), terms.grade());
        this.text = grade == null ? terms.kind().text() : grade.title();
    }

    /** The limits of a permit over the configured points; points that are gone are left out. */
    public static Found of(String id, PermitTerms terms, PermitTable table, Registry configured) {
        PermitLimits made = new PermitLimits(id, terms, table);
        for (PointId detector : terms.detectors()) {
            Point point = configured.point(detector);
            if (point != null && terms.kind().isAboutGas()) {
                made.tightenByTable(point);
            }
        }
        terms.limits().forEach(limit -> {
            Point point = configured.point(limit.point());
            if (point != null) {
                made.tightenAsStated(point, limit);
            }
        });
        made.checkOrder(configured);
        return new Found(made.limits, made.problems);
    }

    /** Whether a detector is of a kind that such work is about. */
    static boolean isGas(Point point) {
        return point.unit().equals(LEL) || point.unit().equals(VOL);
    }

    static boolean isOxygen(Point point) {
        return point.unit().equals(VOL) && point.limits().stream().anyMatch(limit -> !limit.level().isHigh() && limit.at() >= OXYGEN_FROM);
    }

    private void tightenByTable(Point point) {
        if (isOxygen(point)) {
            if (terms.kind() == PermitKind.CONFINED_SPACE) {
                tighten(point, false, table.oxygen().low());
                tighten(point, true, table.oxygen().high());
            }
        } else if (point.unit().equals(LEL)) {
            Double basis = terms.lelPctVol().get(point.id());
            if (basis == null) {
                problem(PermitRefusal.NO_LEL_BASIS, "lelPctVol", point,
                        "states the lower explosive limit in %vol that the detector is calibrated to");
            } else {
                tighten(point, true, Math.floor(table.combustible().limit(basis) / basis * PERCENT * PERCENT) / PERCENT);
            }
        } else if (point.unit().equals(VOL)) {
            Double basis = terms.lelPctVol().get(point.id());
            tighten(point, true, basis == null ? table.combustible().below() : table.combustible().limit(basis));
        }
    }

    private void tighten(Point point, boolean isHigh, double at) {
        LimitSetting inner = inner(point, isHigh);
        if (inner == null) {
            problem(PermitRefusal.NO_LIMIT, "detectors", point, "must have a limit " + (isHigh ? "H" : "L") + " in the site file, which is " + at
                    + ' '
                    + point.unit() + " while the permit is valid");
            return;
        }
        add(point, inner, at, false);
    }

    private static LimitSetting inner(Point point, boolean isHigh) {
        List<LimitLevel> levels = isHigh ? List.of(LimitLevel.H, LimitLevel.HH) : List.of(LimitLevel.L, LimitLevel.LL);
        return levels.stream().flatMap(level -> point.limits().stream().filter(limit -> limit.level() == level)).findFirst().orElse(null);
    }

    private void tightenAsStated(Point point, PermitLimit stated) {
        LimitSetting configured = point.limits().stream().filter(limit -> limit.level() == stated.level()).findFirst().orElse(null);
        if (configured == null) {
            problem(PermitRefusal.NO_LIMIT, "gasLimits", point, "must have a limit " + stated.level() + " in the site file");
        } else {
            add(point, configured, stated.at(), true);
        }
    }

    /** A configured limit that is as tight already needs nothing; a stated one that is not tighter is a mistake. */
    private void add(Point point, LimitSetting configured, double at, boolean isStated) {
        double room = room(point, configured.level(), at);
        TightenedLimit.Return back = new TightenedLimit.Return(Double.isInfinite(room) ? Double.MAX_VALUE
                : Math.floor(room / 2 * DEADBAND_STEPS) / DEADBAND_STEPS, !isStated && isOxygen(point));
        TightenedLimit limit = new TightenedLimit(point.id(), configured.level(), at, RULE, TighteningCause.PERMIT, id, text, back);
        if (!limit.isTighterThan(configured)) {
            if (isStated) {
                problem(PermitRefusal.NOT_TIGHTER, "gasLimits", point, "must be tighter than the configured " + configured.at() + ' ' + point.unit());
            }
        } else if (room <= 0) {
            problem(PermitRefusal.NEVER_NORMAL, isStated ? "gasLimits" : "detectors", point, "must be on the far side of fresh air at "
                    + configured.level() + ' ' + at + ' ' + point.unit());
        } else {
            limits.add(limit);
            if (isStated) {
                stated.add(limit);
            }
        }
    }

    /** All limits of the permit together must leave the levels in order, because an outer one may follow an inner one inwards. */
    private void checkOrder(Registry configured) {
        LimitOverlay all = new LimitOverlay(limits);
        List<TightenedLimit> crossing = limits.stream().filter(each -> all.of(configured.point(each.point())).stream()
                .noneMatch(counting -> counting.level() == each.level() && isAsTight(counting, each))).toList();
        crossing.forEach(each -> {
            Point point = configured.point(each.point());
            problem(PermitRefusal.NOT_TIGHTER, stated.contains(each) ? "gasLimits" : "detectors", point, "must leave LL, L, H and HH in order at "
                    + each.level() + ' ' + each.at() + ' ' + point.unit());
        });
        limits.removeAll(crossing);
    }

    private static boolean isAsTight(TightenedLimit counting, TightenedLimit limit) {
        return limit.level().isHigh() ? counting.at() <= limit.at() : counting.at() >= limit.at();
    }

    /** From fresh air to a limit; the deadband takes half of it at most, so that fresh air ends an alarm. What is no gas has room without end. */
    private static double room(Point point, LimitLevel level, double at) {
        if (!isGas(point) || !isOxygen(point) && !level.isHigh()) {
            return Double.POSITIVE_INFINITY;
        }
        double normal = isOxygen(point) ? FRESH_AIR : 0;
        return level.isHigh() ? at - normal : normal - at;
    }

    private void problem(PermitRefusal reason, String field, Point point, String rule) {
        problems.add(new PermitProblem(reason, field, point.id().toString(), rule));
    }
}
