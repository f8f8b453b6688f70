package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * K17 and K22: time from the first violation to the decision (K22), and from the decision to the first receiver's acceptance
 * (K17). K22 subtracts the device's time from the gateway's, so it contains the error of the device's clock.
 */
final class DelayFigures implements FigureBuilder {
    private final Map<Priority, DurationSamples> hopTimes = new EnumMap<>(Priority.class);
    private final DurationSamples detection = new DurationSamples();

    @Override
    public void entry(KpiEntry line) {
        if (FigureBuilder.isRaise(line) && !line.late()) {
            detection.add(line.at() - line.eventAt());
        }
        if (FigureBuilder.isAnnounced(line) && !line.acceptedAt().isEmpty()) {
            hopTimes.computeIfAbsent(line.priority(), priority -> new DurationSamples())
                    .add(Math.max(0, line.acceptedAt().getFirst() - line.at()));
        }
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            figures.addAll(percentiles(Kpi.K17, priority + ".", hopTimes.getOrDefault(priority, new DurationSamples()),
                    MissingReason.NO_ACCEPTED_NOTICES, 0.99));
        }
        figures.addAll(percentiles(Kpi.K22, "", detection, MissingReason.NO_ALARMS, 0.95));
        return figures;
    }

    private static List<Figure> percentiles(Kpi kpi, String prefix, DurationSamples samples, MissingReason reason, double high) {
        if (samples.isEmpty()) {
            return List.of(Figure.none(kpi, prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1), reason));
        }
        return List.of(Figure.of(kpi, prefix + "p50", samples.seconds(0.50)),
                Figure.of(kpi, prefix + "p" + Math.round(high * 100), samples.seconds(high)),
                Figure.of(kpi, prefix + "max", samples.seconds(1)));
    }
}
