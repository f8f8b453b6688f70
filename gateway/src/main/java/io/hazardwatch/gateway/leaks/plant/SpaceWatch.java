package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import java.util.List;

/**
 * Methane in an underground space, in %LEL and %vol: beyond its range a detector in %LEL may read low, so the one in %vol decides; while water covers
 * them or one of the measurements is lost, nothing is known, and an alarm that stands goes on. One thread.
 */
final class SpaceWatch {
    private static final double WHOLE = 100;
    /** Share of the lower limit from which two detectors must agree, and how far the one in %LEL may read below. */
    private static final double COMPARED_SHARE = 0.4;
    private static final double AGREES_SHARE = 0.5;
    private static final double BACK_SHARE = 0.9;

    private final Site site;
    private final CityGas.Space space;
    private boolean isExplosive;

    SpaceWatch(Site site, CityGas.Space space) {
        this.site = site;
        this.space = space;
    }

    boolean isOf(CityGas.Space other) {
        return space.equals(other);
    }

    void look(SiteReadings readings, List<PlantJudgement> into) {
        double lel = readings.value(space.lelPoint());
        double vol = readings.value(space.volPoint());
        double water = readings.value(space.water());
        boolean isUnderWater = water >= space.waterAt();
        boolean isKnown = !isUnderWater && !isLost(space.lelPoint(), lel) && !isLost(space.volPoint(), vol) && !isLost(space.water(), water);
        into.add(gas(lel, vol, isKnown));
        into.add(blind(lel, vol, isUnderWater, isKnown));
    }

    private static boolean isLost(PointId point, double value) {
        return point != null && Double.isNaN(value);
    }

    private PlantJudgement gas(double lel, double vol, boolean isKnown) {
        double share = isExplosive ? BACK_SHARE : 1;
        boolean isByVol = vol >= share * space.lelPctVol();
        boolean isByLel = lel >= share * WHOLE;
        if (isByVol || isByLel) {
            isExplosive = true;
            String key = vol > space.uelPctVol() ? "space.above" : isByVol ? "space.explosive" : "space.saturated";
            return judgement("space-", PlantState.ACTIVE, Priority.P1, key, List.of(space.name(), PlantWords.figure(vol), PlantWords.figure(lel),
                    PlantWords.figure(space.lelPctVol()), PlantWords.figure(space.uelPctVol())), isByVol ? vol : lel);
        }
        isExplosive &= !isKnown;
        return judgement("space-", isKnown ? PlantState.NORMAL : PlantState.UNKNOWN, null, null, List.of(), Double.NaN);
    }

    private PlantJudgement blind(double lel, double vol, boolean isUnderWater, boolean isKnown) {
        boolean isLow = vol >= COMPARED_SHARE * space.lelPctVol() && lel < AGREES_SHARE * vol / space.lelPctVol() * WHOLE;
        if (isUnderWater || isLow) {
            return judgement("blind-", PlantState.ACTIVE, Priority.P2, isUnderWater ? "space.water" : "space.disagree", List.of(space.name(),
                    PlantWords.figure(lel), PlantWords.figure(vol)), Double.NaN);
        }
        return judgement("blind-", isKnown ? PlantState.NORMAL : PlantState.UNKNOWN, null, null, List.of(), Double.NaN);
    }

    private PlantJudgement judgement(String rule, PlantState state, Priority priority, String key, List<Object> words, double value) {
        return new PlantJudgement(site.enterprise(), site.site(), PlantWords.id(rule + space.id()), state, priority, key, words, value, Double.NaN,
                "");
    }
}
