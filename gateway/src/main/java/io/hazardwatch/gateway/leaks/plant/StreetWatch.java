package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several alarms along one street within half an hour are one leak of the network, told once; it is over when none was for that time. One thread. */
final class StreetWatch {
    private final Site site;
    private final CityGas.Street street;
    private final Map<CityGas.Detector, Long> lastAlarm = new HashMap<>();
    /** Detectors whose past the store has not told yet. */
    private final List<CityGas.Detector> unasked;
    private boolean isTold;
    /** Whether no detector was in alarm at some time since the start; before that an alarm from before it may go on. */
    private boolean wasQuiet;
    private long startMillis;

    StreetWatch(Site site, CityGas.Street street) {
        this.site = site;
        this.street = street;
        this.unasked = new ArrayList<>(street.detectors());
    }

    boolean isOf(CityGas.Street other) {
        return street.equals(other);
    }

    PlantJudgement look(SiteReadings readings, PastValues past) {
        long now = readings.nowMillis();
        refill(past, now);
        boolean isLost = false;
        for (CityGas.Detector detector : street.detectors()) {
            double value = readings.value(detector.point());
            isLost |= Double.isNaN(value);
            if (value >= detector.alarmAt()) {
                lastAlarm.put(detector, now);
            }
        }
        // A clock that is set back must neither keep the leak standing nor let old alarms count for longer.
        lastAlarm.replaceAll((detector, at) -> Math.min(at, now));
        lastAlarm.values().removeIf(at -> now - at > street.withinMillis());
        isTold = lastAlarm.size() >= street.need() || isTold && !lastAlarm.isEmpty();
        if (isTold) {
            return judgement(PlantState.ACTIVE, Priority.P1, "street.leak", List.of(street.name(), String.valueOf(lastAlarm.size()),
                    String.valueOf(street.withinMillis() / 60_000), PlantWords.points(street.detectors().stream().filter(lastAlarm::containsKey)
                    .map(CityGas.Detector::point).toList())), lastAlarm.size());
        }
        wasQuiet |= lastAlarm.isEmpty() && !isLost && unasked.isEmpty();
        return judgement(isLost || !unasked.isEmpty() || !wasQuiet ? PlantState.UNKNOWN : PlantState.NORMAL, null, null, List.of(), Double.NaN);
    }

    /** What alarmed before a restart still counts. */
    private void refill(PastValues past, long now) {
        startMillis = startMillis == 0 ? now : Math.min(startMillis, now);
        if (now - startMillis > street.withinMillis()) {
            unasked.clear();
        }
        unasked.removeIf(detector -> refill(detector, past));
    }

    private boolean refill(CityGas.Detector detector, PastValues past) {
        PastValues.Means found = past.between(detector.point(), startMillis - street.withinMillis(), startMillis, MeanTrace.SLOT_MILLIS);
        for (int i = 0; found != null && i < found.startMillis().length; i++) {
            if (found.mean()[i] >= detector.alarmAt()) {
                lastAlarm.merge(detector, found.startMillis()[i], Math::max);
            }
        }
        return found != null;
    }

    private PlantJudgement judgement(PlantState state, Priority priority, String key, List<Object> words, double value) {
        return new PlantJudgement(site.enterprise(), site.site(), PlantWords.id(street.alarmId()), state, priority, key, words, value,
                street.need(), "");
    }
}
