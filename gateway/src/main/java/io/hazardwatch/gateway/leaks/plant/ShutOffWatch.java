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
    private String detectors = "";
    private boolean isClosedByAlarm;
    private boolean wasSeenOpen;

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
        boolean isGasUnknown = shutOff.detectors().stream().anyMatch(each -> Double.isNaN(readings.value(each.point())));
        follow(now, valve, inAlarm, isGasUnknown);
        boolean isOpenInGas = isClosedByAlarm && alarmSince > 0 && valve >= OPEN;
        isClosedByAlarm &= !(valve >= OPEN) || isOpenInGas;
        PlantState otherwise = alarmSince > 0 || isGasUnknown ? PlantState.UNKNOWN : PlantState.NORMAL;
        boolean isLate = alarmSince > 0 && !isClosedByAlarm && !(valve < OPEN) && now - alarmSince >= shutOff.withinMillis();
        into.add(isLate ? active("valve-", Priority.P1, Double.isNaN(valve) ? "shutOff.unknown" : "shutOff.open")
                : quiet("valve-", isClosedByAlarm ? PlantState.NORMAL : otherwise));
        into.add(isOpenInGas ? active("opened-", Priority.P1, "shutOff.opened")
                : quiet("opened-", Double.isNaN(valve) ? PlantState.UNKNOWN : valve < OPEN ? PlantState.NORMAL : otherwise));
        into.add(isClosedByAlarm && !isOpenInGas ? active("closed-", Priority.P3, "shutOff.closed")
                : quiet("closed-", wasSeenOpen && !Double.isNaN(valve) ? PlantState.NORMAL : PlantState.UNKNOWN));
    }

    /** An alarm goes on while a detector is lost. After a start, who closed a valve that is closed is not known until it was open. */
    private void follow(long now, double valve, List<CityGas.Detector> inAlarm, boolean isGasUnknown) {
        if (!inAlarm.isEmpty()) {
            alarmSince = alarmSince == 0 ? now : alarmSince;
            detectors = PlantWords.points(inAlarm.stream().map(CityGas.Detector::point).toList());
        } else if (!isGasUnknown) {
            alarmSince = 0;
        }
        isClosedByAlarm |= alarmSince > 0 && valve < OPEN;
        wasSeenOpen |= valve >= OPEN;
    }

    private PlantJudgement quiet(String rule, PlantState state) {
        return judgement(rule, state, null, null, List.of());
    }

    private PlantJudgement active(String rule, Priority priority, String key) {
        return judgement(rule, PlantState.ACTIVE, priority, key, List.of(shutOff.name(), String.valueOf(shutOff.withinMillis() / 1_000), detectors));
    }

    private PlantJudgement judgement(String rule, PlantState state, Priority priority, String key, List<Object> words) {
        return new PlantJudgement(site.enterprise(), site.site(), PlantWords.id(rule + shutOff.id()), state, priority, key, words, Double.NaN,
                Double.NaN, "");
    }
}
