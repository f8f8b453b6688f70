package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;

/**
 * Whether a permit can be taken. It says what is wrong, never that work is safe. Pure.
 *
 * @param isPerson    whether a person is known and belongs to an enterprise or to an authority
 * @param isOneHigher whether hot work counts one grade higher at the place at a time, ms since the epoch
 */
public record PermitCheck(PermitTable table, Registry configured, BiPredicate<String, String> isPerson, LongPredicate isOneHigher) {
    /** A permit may be handed in that long after its begin. */
    static final long LATE_MILLIS_MAX = Duration.ofMinutes(5).toMillis();
    /** A permit may be handed in that long before its begin. */
    static final long AHEAD_MILLIS_MAX = Duration.ofDays(60).toMillis();
    /** Where the longest duration is not known, a number of our own. */
    private static final int HOURS_MAX_OWN = 30 * 24;
    /** Grades are looked at in steps of this length, on the clock. */
    private static final long STEP_MILLIS = Duration.ofMinutes(5).toMillis();

    /** Everything that is wrong. */
    public List<PermitProblem> problems(PermitTerms terms, Collection<Permit> open, long nowMillis) {
        List<PermitProblem> problems = new ArrayList<>();
        checkTimes(terms, nowMillis, problems);
        checkPlace(terms, problems);
        checkPerson("guardian", terms.guardian(), terms, problems);
        checkPerson("issuer", terms.issuer(), terms, problems);
        if (!terms.coordinator().isEmpty()) {
            checkPerson("coordinator", terms.coordinator(), terms, problems);
        } else {
            open.stream().filter(each -> each.terms().meets(terms)).forEach(each -> problems.add(new PermitProblem(PermitRefusal.OVERLAPS,
                    "coordinator",
                    "", "must be named, because the place meets that of permit " + each.id() + " at the same time")));
        }
        problems.addAll(PermitLimits.of("", terms, table, configured).problems());
        return problems;
    }

    private void checkTimes(PermitTerms terms, long nowMillis, List<PermitProblem> problems) {
        PermitGrade stated = table.grade(terms.kind(), terms.grade());
        if (stated == null) {
            problems.add(new PermitProblem(PermitRefusal.UNKNOWN_GRADE, "grade", terms.grade(), "must be one of "
                    + String.join(", ", table.of(terms.kind()).stream().map(PermitGrade::name).toList())));
        }
        if (terms.untilMillis() <= nowMillis || terms.fromMillis() < nowMillis - LATE_MILLIS_MAX) {
            problems.add(new PermitProblem(PermitRefusal.IN_THE_PAST, terms.untilMillis() <= nowMillis ? "until" : "from", "",
                    "must not be in the past"));
        }
        if (terms.fromMillis() > nowMillis + AHEAD_MILLIS_MAX) {
            problems.add(new PermitProblem(PermitRefusal.TOO_FAR_AHEAD, "from", "", "must be within " + Duration.ofMillis(AHEAD_MILLIS_MAX).toDays()
                    + " days"));
        }
        if (terms.untilMillis() <= terms.fromMillis()) {
            problems.add(new PermitProblem(PermitRefusal.ENDS_BEFORE_IT_BEGINS, "until", "", "must be after from"));
        }
        if (stated == null) {
            return;
        }
        long longest = Duration.ofHours(hours(stated)).toMillis();
        PermitGrade higher = table.counted(terms.kind(), terms.grade(), true);
        if (terms.untilMillis() - terms.fromMillis() > longest) {
            problems.add(new PermitProblem(PermitRefusal.TOO_LONG, "until", "", "must be at most " + hours(stated) + " h after from for "
                    + stated.title().en()));
        } else if (!higher.equals(stated) && longestHigherMillis(terms) > Duration.ofHours(hours(higher)).toMillis()) {
            problems.add(new PermitProblem(PermitRefusal.TOO_LONG, "until", "", "must not have more than " + hours(higher)
                    + " h at a time in which it counts one grade higher, as " + higher.title().en()));
        }
    }

    private static int hours(PermitGrade grade) {
        return grade.hoursMax() == 0 ? HOURS_MAX_OWN : grade.hoursMax();
    }

    /** The longest time without a break in which it counts one grade higher; 0 if it never does. Of permits that are not too long by themselves. */
    private long longestHigherMillis(PermitTerms terms) {
        long longest = 0;
        long since = -1;
        for (long at = terms.fromMillis(); at < terms.untilMillis(); at = (at / STEP_MILLIS + 1) * STEP_MILLIS) {
            boolean isHigher = isOneHigher.test(at);
            since = !isHigher ? -1 : since < 0 ? at : since;
            if (isHigher) {
                longest = Math.max(longest, Math.min((at / STEP_MILLIS + 1) * STEP_MILLIS, terms.untilMillis()) - since);
            }
        }
        return longest;
    }

    private void checkPlace(PermitTerms terms, List<PermitProblem> problems) {
        Site site = configured.sites().stream().filter(each -> each.enterprise().equals(terms.enterprise()) && each.site().equals(terms.site()))
                .findFirst().orElse(null);
        if (site == null) {
            problems.add(new PermitProblem(PermitRefusal.UNKNOWN_SITE, "site", terms.enterprise() + '/' + terms.site(), "must be a configured site"));
            return;
        }
        if (!terms.hazardSource().isEmpty() && site.hazardSources().stream().noneMatch(each -> each.id().equals(terms.hazardSource()))) {
            problems.add(new PermitProblem(PermitRefusal.UNKNOWN_HAZARD_SOURCE, "hazardSource", terms.hazardSource(),
                    "must be a hazard source of the site"));
        }
        List<PointId> named = new ArrayList<>(terms.detectors());
        terms.limits().forEach(limit -> named.add(limit.point()));
        named.stream().distinct().filter(each -> !each.enterprise().equals(terms.enterprise()) || !each.site().equals(terms.site())
                || configured.point(each) == null).forEach(each -> problems.add(new PermitProblem(PermitRefusal.UNKNOWN_DETECTOR, "detectors",
                        each.toString(), "must be a point of the site")));
        Set<PointId> near = Set.copyOf(terms.detectors());
        terms.lelPctVol().keySet().stream().filter(each -> !near.contains(each)).limit(1).forEach(each -> problems.add(
                new PermitProblem(PermitRefusal.UNKNOWN_DETECTOR, "lelPctVol", each.toString(), "must be one of the detectors")));
        if (needsDetector(terms) && !hasDetector(terms, configured)) {
            problems.add(new PermitProblem(PermitRefusal.NO_DETECTOR, "detectors", "", terms.kind() == PermitKind.CONFINED_SPACE
                    ? "must have one of oxygen" : "must have one of combustible gas, because it counts as the special grade"));
        }
    }

    /** Hot work that is of the special grade at any time is monitored all the time, confined spaces by oxygen. */
    private boolean needsDetector(PermitTerms terms) {
        PermitGrade stated = table.grade(terms.kind(), terms.grade());
        if (terms.kind() != PermitKind.HOT_WORK || stated == null) {
            return terms.kind() == PermitKind.CONFINED_SPACE;
        }
        boolean isShort = terms.untilMillis() - terms.fromMillis() <= Duration.ofHours(hours(stated)).toMillis();
        return stated.name().equals(PermitGrade.SPECIAL) || isShort
                && table.counted(terms.kind(), terms.grade(), true).name().equals(PermitGrade.SPECIAL) && longestHigherMillis(terms) > 0;
    }

    /** Whether a detector nearby measures what such work needs measured. When nobody said which are near, it is not known that any is. */
    static boolean hasDetector(PermitTerms terms, Registry configured) {
        PermitArea area = terms.area();
        Set<PointId> unsaid = area.radiusMetres() == 0 ? Set.copyOf(area.assumed()) : Set.of();
        return terms.detectors().stream().filter(each -> !unsaid.contains(each)).map(configured::point)
                .anyMatch(point -> point != null && suits(terms.kind(), point));
    }

    private static boolean suits(PermitKind kind, Point point) {
        return kind == PermitKind.CONFINED_SPACE ? PermitLimits.isOxygen(point) : PermitLimits.isGas(point) && !PermitLimits.isOxygen(point);
    }

    private void checkPerson(String field, String person, PermitTerms terms, List<PermitProblem> problems) {
        if (!isPerson.test(person, terms.enterprise())) {
            problems.add(new PermitProblem(PermitRefusal.UNKNOWN_PERSON, field, person, "must be the id of a person of the enterprise"));
        }
    }
}
