package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a valve closes when one of its detectors is in alarm. A valve that did not close, or of which nothing is known, is a P1; one that closed
 * stays told until somebody has opened it by hand on site. One that was closed before the gas came has not closed on it. One thread.
 */
final class ShutOffWatch {
    private static final double OPEN = 0.5;
    private static final long LONG_AGO = 1;

    private final Site site;
    private final CityGas.ShutOff shutOff;
    /** Detectors that were in alarm and have not been seen below their limit since. */
    private final Set<CityGas.Detector> inGas = new LinkedHashSet<>();
    /** Detectors of which nothing is known since the start. */
    private final Set<CityGas.Detector> unheard;
    private boolean wasInGas;
    private long alarmSince;
    private String detectors = "";
    /** When the valve was seen to close; 0 while it is open or nothing is known of it, {@link #LONG_AGO} if it was closed at the start. */
    private long closedAt;
    private boolean isClosedByAlarm;
    /** Whether it was closed in gas, whatever closed it. */
    private boolean isClosedInGas;
    private boolean wasSeenOpen;

    ShutOffWatch(Site site, CityGas.ShutOff shutOff) {
        this.site = site;
        this.shutOff = shutOff;
        this.unheard = new HashSet<>(shutOff.detectors());
    }

    boolean isOf(CityGas.ShutOff other) {
        return shutOff.equals(other);
    }

    void look(SiteReadings readings, List<PlantJudgement> into) {
        long now = readings.nowMillis();
        double valve = readings.value(shutOff.valve());
        shutOff.detectors().forEach(each -> hear(each, readings.value(each.point())));
        follow(now, valve);
        boolean isOpenInGas = isClosedInGas && alarmSince > 0 && valve >= OPEN;
        boolean isOpenAgain = valve >= OPEN && !isOpenInGas;
        isClosedInGas &= !isOpenAgain;
        isClosedByAlarm &= !isOpenAgain;
        PlantState otherwise = alarmSince > 0 || !wasInGas && !unheard.isEmpty() ? PlantState.UNKNOWN : PlantState.NORMAL;
        boolean isLate = alarmSince > 0 && !isClosedInGas && !(valve < OPEN) && now - alarmSince >= shutOff.withinMillis();
        into.add(isLate ? active("valve-", Priority.P1, Double.isNaN(valve) ? "shutOff.unknown" : "shutOff.open")
                : quiet("valve-", isClosedInGas ? PlantState.NORMAL : otherwise));
        into.add(isOpenInGas ? active("opened-", Priority.P1, "shutOff.opened")
                : quiet("opened-", Double.isNaN(valve) ? PlantState.UNKNOWN : valve < OPEN ? PlantState.NORMAL : otherwise));
        into.add(isClosedByAlarm && !isOpenInGas ? active("closed-", Priority.P3, "shutOff.closed")
                : quiet("closed-", wasSeenOpen && !Double.isNaN(valve) ? PlantState.NORMAL : PlantState.UNKNOWN));
    }

    /** A detector that is lost stays in alarm if it was; one that never alarmed holds nothing. */
    private void hear(CityGas.Detector detector, double value) {
        if (!Double.isNaN(value)) {
            unheard.remove(detector);
        }
        if (value >= detector.alarmAt()) {
            inGas.add(detector);
        } else if (!Double.isNaN(value)) {
            inGas.remove(detector);
        }
    }

    /** After a start, who closed a valve that is closed is not known until it was open. */
    private void follow(long now, double valve) {
        wasInGas |= !inGas.isEmpty();
        // A clock that is set back must not put off that the valve did not close.
        alarmSince = inGas.isEmpty() ? 0 : alarmSince == 0 || alarmSince > now ? now : alarmSince;
        if (!inGas.isEmpty()) {
            detectors = PlantWords.points(inGas.stream().map(CityGas.Detector::point).toList());
        }
        boolean isClosing = valve < OPEN && closedAt == 0;
        closedAt = valve >= OPEN ? 0 : !isClosing ? closedAt : wasSeenOpen || alarmSince > 0 ? now : LONG_AGO;
        boolean isInGas = alarmSince > 0 && valve < OPEN;
        isClosedInGas |= isInGas;
        isClosedByAlarm |= isInGas && (isClosing || isOnThatGas());
        wasSeenOpen |= valve >= OPEN;
    }

    /** A device may close its valve, and tell it, before its gas is heard of here; it is given as long as for closing after that. */
    private boolean isOnThatGas() {
        return closedAt >= alarmSince - shutOff.withinMillis();
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
