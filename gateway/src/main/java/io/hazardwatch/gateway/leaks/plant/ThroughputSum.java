package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.FlowRate;
import io.hazardwatch.gateway.registry.PermittedQuantity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What passed in the present calendar period: flows times the time for which they are known, or what counters grew by. Time without a reading adds
 * nothing and is counted as missing, so the sum is what passed at least. One thread.
 */
final class ThroughputSum {
    /** Looks further apart than that are a gap that the history fills, ms. */
    static final long GAP_MILLIS = 5_000;

    private static final int GAPS_MAX = 50;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final PermittedQuantity quantity;
    private final ZoneId zone;
    /** A counter that reads less than before has started anew once it has stayed there for that long. */
    private static final long RESET_MILLIS = 60_000;
    /** Below that share of its last reading it began at zero; above, somebody corrected it. */
    private static final double ANEW_SHARE = 0.1;

    /** The first reading of a counter below its last one. */
    private record Fall(double value, long sinceMillis) {}

    /** What a counter read before it began anew, and what it has counted in this period since. */
    private record Former(double value, long sinceMillis, double counted) {
        Former and(double more) {
            return new Former(value, sinceMillis, counted + more);
        }
    }

    /** What flowed in a gap at one point, and for how long nothing is known of it. */
    private record Filled(double amount, long missingMillis) {}

    private final Map<PointId, Double> counters = new HashMap<>();
    private final Map<PointId, Fall> falls = new HashMap<>();
    private final Map<PointId, Former> formers = new HashMap<>();
    private long begin;
    private long end = Long.MIN_VALUE;
    private long untilMillis;
    private double amount;
    private long missingMillis;
    /** What nobody looked at and the history was not asked about with success yet. */
    private final List<StoredSum.Gap> gaps = new ArrayList<>();
    /** What the history has answered of gaps that it has not answered whole; not stored, so that nothing counts twice. */
    private final Map<StoredSum.Gap, Map<PointId, Filled>> partly = new HashMap<>();

    ThroughputSum(PermittedQuantity quantity, ZoneId zone) {
        this.quantity = quantity;
        this.zone = zone;
    }

    /** Takes over what was stored, unless it is of another kind of period. */
    void restore(StoredSum stored) {
        if (stored.beginMillis() != quantity.period().begin(stored.beginMillis(), zone)
                || stored.untilMillis() > quantity.period().end(stored.beginMillis(), zone)) {
            return;
        }
        begin = stored.beginMillis();
        end = quantity.period().end(begin, zone);
        untilMillis = stored.untilMillis();
        amount = stored.amount();
        missingMillis = stored.missingMillis();
        gaps.clear();
        partly.clear();
        gaps.addAll(stored.gaps());
        stored.counters().forEach((point, value) -> counters.put(PointId.parse(point), value));
    }

    StoredSum stored(String enterprise, String site) {
        Map<String, Double> kept = new HashMap<>();
        counters.forEach((point, value) -> kept.put(point.toString(), value));
        return new StoredSum(enterprise, site, quantity.id(), begin, untilMillis, amount, missingMillis, kept, gaps);
    }

    /** Counts up to now; what the looks left open is asked from the history, and asked again until it answers. */
    void look(SiteReadings readings, PastValues past) {
        long now = readings.nowMillis();
        if (now >= end || now < begin || end == Long.MIN_VALUE) {
            begin(now);
        }
        if (now - untilMillis > GAP_MILLIS && gaps.size() < GAPS_MAX) {
            gaps.add(new StoredSum.Gap(untilMillis, now));
            untilMillis = now;
        }
        gaps.removeIf(gap -> fill(gap, readings, past));
        long passed = Math.max(0, now - untilMillis);
        untilMillis = now;
        int lost = 0;
        for (PointId point : quantity.points()) {
            lost += add(point, readings, Math.min(passed, GAP_MILLIS)) ? 0 : 1;
        }
        missingMillis += passed * lost / quantity.points().size() + Math.max(0, passed - GAP_MILLIS);
    }

    private void begin(long now) {
        boolean isFirst = end == Long.MIN_VALUE;
        begin = quantity.period().begin(now, zone);
        end = quantity.period().end(now, zone);
        amount = 0;
        missingMillis = 0;
        gaps.clear();
        partly.clear();
        formers.replaceAll((point, former) -> new Former(former.value(), former.sinceMillis(), 0));
        if (isFirst || untilMillis > now) {
            untilMillis = begin;
            counters.clear();
            formers.clear();
        } else {
            untilMillis = Math.max(begin, untilMillis);
        }
    }

    /** False if the point is not known at present. */
    private boolean add(PointId point, SiteReadings readings, long passed) {
        double value = readings.value(point);
        FlowRate rate = FlowRate.of(readings.unit(point));
        if (Double.isNaN(value)) {
            return rate == null;
        }
        if (rate != null) {
            amount += Math.max(0, value) * passed / rate.perMillis();
        } else {
            count(point, value, readings.nowMillis());
        }
        return true;
    }

    /** What a counter grew by. A single reading below the last one is no new start, and what passed before the first reading is missing. */
    private void count(PointId point, double value, long now) {
        Double before = counters.get(point);
        Fall fall = falls.get(point);
        if (before == null) {
            missingMillis += (now - begin) / quantity.points().size();
            counters.put(point, value);
        } else if (value >= before) {
            amount += grown(point, before, value, now);
            counters.put(point, value);
            falls.remove(point);
        } else if (fall == null) {
            falls.put(point, new Fall(value, now));
        } else if (now - fall.sinceMillis() >= RESET_MILLIS) {
            boolean isAnew = fall.value() < ANEW_SHARE * before;
            double grown = Math.max(0, isAnew ? value : value - fall.value());
            amount += grown;
            Former former = formers.get(point);
            if (former != null || isAnew) {
                formers.put(point, former == null ? new Former(before, now, grown) : former.and(grown));
            }
            counters.put(point, value);
            falls.remove(point);
        }
    }

    /** What a counter grew by; one that is suddenly back where it was within a day did not begin anew, and what it counted since is taken back. */
    private double grown(PointId point, double before, double value, long now) {
        Former former = formers.get(point);
        if (former == null) {
            return value - before;
        }
        if (now - former.sinceMillis() > DAY || before >= ANEW_SHARE * former.value()) {
            formers.remove(point);
            return value - before;
        }
        if (value >= former.value()) {
            formers.remove(point);
            return value - former.value() - former.counted();
        }
        formers.put(point, former.and(value - before));
        return value - before;
    }

    /** Adds what flowed in a gap; false while the history cannot answer. A counter needs none: it tells by itself what passed meanwhile. */
    private boolean fill(StoredSum.Gap gap, SiteReadings readings, PastValues past) {
        List<PointId> flows = quantity.points().stream().filter(point -> FlowRate.of(readings.unit(point)) != null).toList();
        Map<PointId, Filled> answered = partly.computeIfAbsent(gap, begun -> new HashMap<>());
        for (PointId flow : flows) {
            if (answered.computeIfAbsent(flow, point -> filled(gap, point, readings, past)) == null) {
                return false;
            }
        }
        partly.remove(gap);
        amount += answered.values().stream().mapToDouble(Filled::amount).sum();
        missingMillis += Math.max(0, answered.values().stream().mapToLong(Filled::missingMillis).sum()) / quantity.points().size();
        return true;
    }

    /** Null while the history cannot answer. */
    private static Filled filled(StoredSum.Gap gap, PointId flow, SiteReadings readings, PastValues past) {
        PastValues.Means found = past.between(flow, gap.fromMillis(), gap.toMillis(), step(gap));
        if (found == null) {
            return null;
        }
        double added = 0;
        long missing = gap.toMillis() - gap.fromMillis();
        for (int i = 0; i < found.startMillis().length; i++) {
            long known = known(gap, found, i, readings.period(flow));
            added += known > 0 ? Math.max(0, found.mean()[i]) * known / FlowRate.of(readings.unit(flow)).perMillis() : 0;
            missing -= known;
        }
        return new Filled(added, missing);
    }

    private static long step(StoredSum.Gap gap) {
        return gap.toMillis() - gap.fromMillis() > DAY ? HOUR : MINUTE;
    }

    /** How long the step's readings measured within the gap, ms. */
    private static long known(StoredSum.Gap gap, PastValues.Means found, int row, long period) {
        long from = Math.max(gap.fromMillis(), found.startMillis()[row]);
        long to = Math.min(gap.toMillis(), found.startMillis()[row] + step(gap));
        return Double.isNaN(found.mean()[row]) ? 0 : Math.max(0, Math.min(to - from, found.count()[row] * period));
    }

    /** Whether the history has answered about all that nobody looked at. */
    boolean isWhole() {
        return gaps.isEmpty();
    }

    double amount() {
        return amount;
    }

    /** Share of the period so far for which nothing is known, 0 to 1. */
    double missing(long nowMillis) {
        long open = gaps.stream().mapToLong(gap -> gap.toMillis() - gap.fromMillis()).sum();
        return nowMillis <= begin ? 0 : Math.min(1, (double) (missingMillis + open) / (nowMillis - begin));
    }
}
