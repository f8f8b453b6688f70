package io.hazardwatch.gateway.replay;

import io.hazardwatch.gateway.backtest.BackTest;
import io.hazardwatch.gateway.backtest.Calibration;
import io.hazardwatch.gateway.backtest.Episode;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.replay.Samples.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Our rules, through the lane, and simple ones that others use. */
enum Contender {
    LIMIT("limit") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, tuning.limits(), List.of(), List.of());
        }
    },
    /** At the least limit the history allows. */
    RATE("rate, window W") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), tuning.rates(tuning.fast()), List.of());
        }
    },
    RATES("rate, windows W and 6 W") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), tuning.rates(tuning.fastAndSlow()), List.of());
        }
    },
    DRIFT("drift") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), List.of(), List.of(tuning.drift()));
        }
    },
    JUMP("jump") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), List.of(), List.of(tuning.jump()));
        }
    },
    RATE_AND_DRIFT("rate, window W, and drift") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), tuning.rates(tuning.fast()), List.of(tuning.drift()));
        }
    },
    FROZEN("frozen") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), List.of(), List.of(tuning.frozen()));
        }
    },
    SCATTER("noise, attenuated") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), List.of(), List.of(tuning.noise(), tuning.attenuated()));
        }
    },
    FORECAST("time to limit") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, List.of(), List.of(), tuning.forecasts());
        }
    },
    TOGETHER("limit, rates, drift, jump") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lane(field, tuning, tuning.limits(), tuning.rates(tuning.fastAndSlow()), List.of(tuning.drift(), tuning.jump()));
        }
    },
    /** The slope of the same window against the same limit and on-delay, and nothing else. */
    PLAIN_LINE("plain line, window W") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lines(field, tuning, tuning.fast());
        }
    },
    PLAIN_LINES("plain line, W and 6 W") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            return lines(field, tuning, tuning.fastAndSlow());
        }
    },
    /** The difference between neighbours, over 1.5 times what 99.9 of a hundred fault-free ones do not exceed. */
    DIFFERENCE("sample difference") {
        @Override
        List<Long> raises(Field field, Tuning tuning) {
            double[] quiet = SimpleRules.differences(field.quiet());
            Arrays.sort(quiet);
            double limit = 1.5 * quiet[(int) Math.min(quiet.length - 1L, Math.round(0.999 * quiet.length))];
            return SimpleRules.held(field.tried(), SimpleRules.differences(field.tried()), limit, 0);
        }
    };

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** When it raised, in the order of time. */
    abstract List<Long> raises(Field field, Tuning tuning);

    private static List<Long> lines(Field field, Tuning tuning, List<Calibration.Rate> rates) {
        return rates.stream().flatMap(rate -> SimpleRules.held(field.tried(), SimpleRules.slopes(field.tried(), rate.windowMillis()),
                rate.limitPerSecond(), tuning.onDelayMillis()).stream()).sorted().toList();
    }

    /** The fault-free part goes before, because some rules learn; what is raised in it does not count. */
    private static List<Long> lane(Field field, Tuning tuning, List<LimitSetting> limits, List<RateSetting> rates,
                                   List<RuleSetting> rules) {
        List<Sample> before = field.before();
        BackTest trial = new BackTest(new Point(0, PointId.parse("replay/field/rig/value"), Text.of("value"), "1",
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, tuning.periodMillis(), 0, limits, rates, null, rules),
                before.getFirst().millis());
        Stream.concat(before.stream(), field.tried().stream())
                .forEach(sample -> trial.reading(sample.millis(), sample.value(), (byte) 0));
        long start = field.tried().getFirst().millis();
        return trial.outcome(field.tried().getLast().millis(), List.of()).episodes().stream().map(Episode::raisedAt)
                .filter(at -> at >= start).sorted().toList();
    }
}
