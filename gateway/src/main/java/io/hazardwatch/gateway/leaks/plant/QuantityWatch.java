package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.PermittedQuantity;
import io.hazardwatch.gateway.registry.PermittedQuantity.QuantityKind;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compares what is there, or what passed, with what is permitted: a warning from a share, an alarm at the whole. What is known is compared even while
 * something is lost, because it is there at least; but it says normal only while all is known. One thread.
 */
final class QuantityWatch {
    /** A warning ends when the figure is below its threshold by that share, so that it does not come and go. */
    private static final double BACK_SHARE = 0.98;
    private static final long LOST_MILLIS = 300_000;
    /** Share of a period without data that is said. */
    private static final double MISSING_SAID = 0.01;

    private final Site site;
    private final PermittedQuantity quantity;
    private final ThroughputSum sum;
    private Priority told;
    private long lostSince;
    /** Whether all was seen at once since the start; before that an alarm from before it may be graver than what is seen. */
    private boolean wasWhole;

    QuantityWatch(Site site, PermittedQuantity quantity) {
        this.site = site;
        this.quantity = quantity;
        this.sum = quantity.kind() == QuantityKind.THROUGHPUT ? new ThroughputSum(quantity, site.timezone()) : null;
    }

    PermittedQuantity quantity() {
        return quantity;
    }

    /** Null if it counts no throughput. */
    ThroughputSum sum() {
        return sum;
    }

    /**
     * What it says now, as one alarm about the figure and one about what it cannot see.
     *
     * @param isRestored whether the sums of before a restart are known
     */
    void look(SiteReadings readings, PastValues past, boolean isRestored, List<PlantJudgement> into) {
        List<PointId> lost = new ArrayList<>();
        double figure = figure(readings, past, lost);
        told = priority(figure, lost.isEmpty());
        boolean isWhole = lost.isEmpty() && (sum == null || isRestored && sum.isWhole());
        wasWhole |= isWhole;
        boolean isUnknown = told == null && !isWhole;
        PlantState quiet = isUnknown ? PlantState.UNKNOWN : PlantState.NORMAL;
        PlantState active = wasWhole ? PlantState.ACTIVE : PlantState.ACTIVE_AT_LEAST;
        into.add(told == null ? judgement("permitted-" + quantity.id(), quiet, null, null, List.of(), Double.NaN)
                : judgement("permitted-" + quantity.id(), active, told, key(), words(figure, lost, readings), figure));
        lostSince = lost.isEmpty() ? 0 : lostSince == 0 ? readings.nowMillis() : lostSince;
        boolean isLost = lostSince > 0 && readings.nowMillis() - lostSince >= LOST_MILLIS;
        into.add(isLost ? judgement("unjudged-" + quantity.id(), PlantState.ACTIVE, Priority.P3, "permitted.lost",
                List.of(quantity.name(), PlantWords.points(lost)), Double.NaN)
                : judgement("unjudged-" + quantity.id(), lostSince > 0 ? PlantState.UNKNOWN : PlantState.NORMAL, null, null, List.of(), Double.NaN));
    }

    private double figure(SiteReadings readings, PastValues past, List<PointId> lost) {
        if (sum != null) {
            sum.look(readings, past);
            lost.addAll(readings.lost(quantity.points()));
            return sum.amount();
        }
        if (quantity.kind() == QuantityKind.PEOPLE) {
            lost.addAll(readings.lost(quantity.points()));
            return readings.sum(quantity.points());
        }
        double tonnes = 0;
        for (Tank tank : site.plant().tanks()) {
            if (quantity.tanks().contains(tank.id())) {
                double level = readings.value(tank.gauge().level());
                if (Double.isNaN(level)) {
                    lost.add(tank.gauge().level());
                } else {
                    tonnes += Math.max(0, tank.contents().tonnes(level, readings.value(tank.gauge().temperature())));
                    lost.addAll(readings.lost(Stream.ofNullable(tank.gauge().temperature()).toList()));
                }
            }
        }
        return tonnes;
    }

    /** Null if it is neither warning nor alarm; what cannot be seen whole does not ease. */
    private Priority priority(double figure, boolean isWhole) {
        double share = figure / quantity.max();
        Priority now = share >= quantity.alarmAt() ? Priority.P2 : share >= quantity.warnAt() ? Priority.P3 : null;
        if (told == null || now != null && now.isAbove(told)) {
            return now;
        }
        double back = BACK_SHARE * (told == Priority.P2 ? quantity.alarmAt() : quantity.warnAt());
        return !isWhole || share >= back && sum == null ? told : now;
    }

    private String key() {
        String kind = quantity.kind().name().toLowerCase(Locale.ROOT);
        return "permitted." + kind + (told == Priority.P2 ? ".alarm" : ".warning");
    }

    /** Name, figure, unit, share, permitted figure, permit, period, basis, and what is not known. */
    private List<Object> words(double figure, List<PointId> lost, SiteReadings readings) {
        List<Object> words = new ArrayList<>(List.of(quantity.name(), PlantWords.figure(figure), quantity.unit(),
                PlantWords.percent(figure / quantity.max()), PlantWords.figure(quantity.max()), quantity.permit(),
                quantity.period() == null ? "" : new PlantWords.Key("permitted.period." + quantity.period()),
                quantity.basis() == null ? "" : " (" + quantity.basis() + ")"));
        double missing = sum == null ? 0 : sum.missing(readings.nowMillis());
        words.add(!lost.isEmpty() ? new PlantWords.Key("permitted.without", List.of(PlantWords.points(lost))) : missing > MISSING_SAID
                ? new PlantWords.Key("permitted.missing", List.of(PlantWords.percent(missing))) : Text.of(""));
        return words;
    }

    private PlantJudgement judgement(String id, PlantState state, Priority priority, String key, List<Object> words, double figure) {
        double threshold = quantity.max() * (priority == Priority.P2 ? quantity.alarmAt() : quantity.warnAt());
        return new PlantJudgement(site.enterprise(), site.site(), PlantWords.id(id), state, priority, key, words, figure, threshold, quantity.unit());
    }
}
