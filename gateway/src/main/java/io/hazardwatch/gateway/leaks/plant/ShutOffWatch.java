package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import java.util.List;

/**
 * Whether a valve closes when one of its detectors is in alarm. A valve that did not close, or of which nothing is known, is a P1; one that closed
 * stays told until somebody has opened it by hand on site. One thread.
 */
final class ShutOffWatch {
    private static final double OPEN = 0.5;

    private final Site site;
    private final CityGas.ShutOff shutOff;
    private long alarmSince;
    private boolean isClosedByAlarm;

    ShutOffWatch(Site site, CityGas.ShutOff shutOff) {
        this.site = site;
        this.shutOff = shutOff;
    }

    boolean isOf(CityGas.ShutOff other) {
        return shutOff.equals(other);
    }

    void look(SiteReadings readings, List<PlantJudgement> into) {
        long now = readings.nowMillis();
        double valve = readings.value(shutOff.valve());
        List<CityGas.Detector> inAlarm = shutOff.detectors().stream().filter(each -> readings.value(each.point()) >= each.alarmAt()).toList();
        alarmSince = inAlarm.isEmpty() ? 0 : alarmSince == 0 ? now : alarmSince;
        isClosedByAlarm |= alarmSince > 0 && valve < OPEN;
        boolean isOpenInGas = isClosedByAlarm && alarmSince > 0 && valve >= OPEN;
        isClosedByAlarm &= !(valve >= OPEN) || isOpenInGas;
        String detectors = PlantWords.points(inAlarm.stream().map(CityGas.Detector::point).toList());
        boolean isUnknown = alarmSince > 0 || shutOff.detectors().stream().anyMatch(each -> Double.isNaN(readings.value(each.point())));
        PlantState otherwise = isUnknown ? PlantState.UNKNOWN : PlantState.NORMAL;
        boolean isLate = alarmSince > 0 && !isClosedByAlarm && !(valve < OPEN) && now - alarmSince >= shutOff.withinMillis();
        into.add(isLate ? active("valve-", Priority.P1, Double.isNaN(valve) ? "shutOff.unknown" : "shutOff.open", detectors)
                : judgement("valve-", isClosedByAlarm ? PlantState.NORMAL : otherwise, null, null, List.of()));
        into.add(isOpenInGas ? active("opened-", Priority.P1, "shutOff.opened", detectors)
                : judgement("opened-", Double.isNaN(valve) ? PlantState.UNKNOWN : PlantState.NORMAL, null, null, List.of()));
        into.add(isClosedByAlarm && !isOpenInGas ? active("closed-", Priority.P3, "shutOff.closed", detectors)
                : judgement("closed-", PlantState.NORMAL, null, null, List.of()));
    }

    private PlantJudgement active(String rule, Priority priority, String key, String detectors) {
        return judgement(rule, PlantState.ACTIVE, priority, key, List.of(shutOff.name(), String.valueOf(shutOff.withinMillis() / 1_000), detectors));
    }

    private PlantJudgement judgement(String rule, PlantState state, Priority priority, String key, List<Object> words) {
        return new PlantJudgement(site.enterprise(), site.site(), PlantWords.id(rule + shutOff.id()), state, priority, key, words, Double.NaN,
                Double.NaN, "");
    }
}
