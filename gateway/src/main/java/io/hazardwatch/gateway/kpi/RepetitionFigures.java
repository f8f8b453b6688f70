package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.KpiEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** K9 to K11: alarms that repeat. */
final class RepetitionFigures implements FigureBuilder {
    static final int LISTED_MAX = 100;
    private static final int TOP = 10;
    private static final long MINUTE = 60_000;
    private static final int CHATTER_RAISES = 3;
    private static final long FLEETING_MILLIS = 10_000;
    private static final double INDEX_MAX = 0.05;

    /** The raises of one alarm; only announced ones count. */
    private static final class Raises {
        private int count;
        private long last = Long.MIN_VALUE;
        private long lastButOne = Long.MIN_VALUE;
        private boolean chattering;
        private double inverseRuns;
        /** The condition holds. */
        private boolean up;
        /** Active only briefly, and not yet known whether it returns within a minute. */
        private boolean brief;
        private int fleeting;

        void raised(long at) {
            if (count >= CHATTER_RAISES - 1 && at - lastButOne < MINUTE) {
                chattering = true;
            }
            if (count > 0) {
                inverseRuns += 1.0 / Math.max(1, (at - last) / 1_000);
            }
            if (brief && at - last >= MINUTE) {
                fleeting++;
            }
            brief = false;
            up = true;
            count++;
            lastButOne = last;
            last = at;
        }

        void cleared(long at) {
            brief |= up && at - last < FLEETING_MILLIS;
            up = false;
        }

        /** ψ = Σ P(r)/r over the run lengths r between raises, in whole seconds, at least one. */
        double index() {
            return count < 2 ? 0 : inverseRuns / (count - 1);
        }

        int fleeting() {
            return fleeting + (brief ? 1 : 0);
        }
    }

    private final Map<String, Raises> alarms = new HashMap<>();
    private long all;

    @Override
    public void entry(KpiEntry line) {
        if (FigureBuilder.isRaise(line) && line.announced()) {
            all++;
            alarms.computeIfAbsent(line.alarm(), id -> new Raises()).raised(line.at());
        } else if (line.refusal() == null && !line.active() && alarms.containsKey(line.alarm())) {
            alarms.get(line.alarm()).cleared(line.at());
        }
    }

    @Override
    public List<Figure> figures() {
        double top = alarms.values().stream().sorted(Comparator.comparingInt((Raises raises) -> raises.count).reversed())
                .limit(TOP).mapToInt(raises -> raises.count).sum();
        double index = alarms.values().stream().mapToDouble(Raises::index).max().orElse(0);
        boolean repeated = alarms.values().stream().anyMatch(raises -> raises.count > 1);
        return List.of(Figure.ratio(Kpi.K9, "", top, all, MissingReason.NO_ALARMS),
                Figure.of(Kpi.K10, alarms.values().stream().filter(raises -> raises.chattering).count()),
                repeated ? Figure.of(Kpi.K10B, index) : Figure.none(Kpi.K10B, MissingReason.NO_REPETITIONS),
                Figure.of(Kpi.K11, alarms.values().stream().mapToInt(Raises::fleeting).sum()));
    }

    /** The most frequent alarms. */
    List<AlarmFrequency> frequent() {
        return list(raises -> raises.count, 0);
    }

    /** Alarms raised three times within a minute, by number of activations. */
    List<AlarmFrequency> chattering() {
        return list(raises -> raises.chattering ? raises.count : 0, 0);
    }

    /** Alarms whose chatter index is too high. */
    List<AlarmFrequency> restless() {
        return list(Raises::index, INDEX_MAX);
    }

    List<AlarmFrequency> fleeting() {
        return list(Raises::fleeting, 0);
    }

    private List<AlarmFrequency> list(ToDoubleFunction<Raises> value, double above) {
        return alarms.entrySet().stream().map(alarm -> new AlarmFrequency(alarm.getKey(), value.applyAsDouble(alarm.getValue())))
                .filter(alarm -> alarm.value() > above)
                .sorted(Comparator.comparingDouble(AlarmFrequency::value).reversed().thenComparing(AlarmFrequency::alarm))
                .limit(LISTED_MAX).toList();
    }
}
