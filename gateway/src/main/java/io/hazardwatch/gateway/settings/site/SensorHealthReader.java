package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the checks of the sensor itself. A check is on if its key is present, with or without settings. One thread. */
final class SensorHealthReader {
    /** Names of the alarms, reserved: no rule of the point may use them. */
    static final Set<String> NAMES = Set.of("frozen", "attenuated", "noise", "spikes", "jump", "drift", "clock");

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int FROZEN_PERIODS = 10;
    private static final int REPEATS = 3;
    private static final int BUCKET_PERIODS = 6;
    private static final int SPIKE_PERIODS = 100;

    private final YamlMap health;
    private final List<RuleSetting> inherited;
    private final String unit;
    private final long period;
    private final Priority instrument;

    /**
     * @param health the block {@code sensorHealth}; {@link ValidityReader} reads its other keys
     * @param instrument priority of the point's other sensor alarms
     */
    SensorHealthReader(YamlMap health, PointTemplateFields template, String unit, long periodMillis, Priority instrument) {
        this.health = health;
        this.inherited = template.rules();
        this.unit = unit;
        this.period = periodMillis;
        this.instrument = instrument;
    }

    /** The checks that are on; a check that the template also has inherits what it leaves out. */
    List<RuleSetting> read() {
        List<RuleSetting> on = new ArrayList<>();
        if (health.has("spikes")) {
            on.add(spikes(health.map("spikes")));
        }
        if (health.has("frozen")) {
            on.add(frozen(health.map("frozen")));
        }
        if (health.has("attenuated")) {
            on.add(attenuated(health.map("attenuated")));
        }
        if (health.has("noise")) {
            on.add(noise(health.map("noise")));
        }
        if (health.has("jump")) {
            on.add(jump(health.map("jump")));
        }
        if (health.has("drift")) {
            on.add(drift(health.map("drift")));
        }
        if (health.has("clock")) {
            on.add(clock(health.map("clock")));
        }
        return on;
    }

    private <S extends RuleSetting> S base(String id, Class<S> type, S plain) {
        return inherited.stream().filter(rule -> rule.id().equals(id)).map(type::cast).findFirst().orElse(plain);
    }

    private static Priority priority(YamlMap check, RuleSetting base) {
        return check.choice("priority", base.priority(), Priority.values());
    }

    private RuleSetting frozen(YamlMap check) {
        FrozenSetting base = base("frozen", FrozenSetting.class,
                new FrozenSetting("frozen", FROZEN_PERIODS * period, Double.NaN, Priority.P3, instrument));
        long repeat = check.millis("longestRepeat", 0, 0, 30 * DAY);
        long after = check.millis("after", Math.max(base.afterMillis(), REPEATS * repeat), SECOND, 90 * DAY);
        double tolerance = check.number("tolerance", base.tolerance(), 0, Double.MAX_VALUE);
        Priority priority = priority(check, base);
        check.done("after", "longestRepeat", "tolerance", "priority", "why");
        if (after < BUCKET_PERIODS / 2 * period) {
            check.broken("after", "must be at least 3 periods of " + period + " ms");
        }
        return new FrozenSetting("frozen", after, tolerance, priority, Priority.highest(priority, instrument));
    }

    private RuleSetting attenuated(YamlMap check) {
        return scatter(check, "share", 0.001, 0.9, base("attenuated", ScatterSetting.class,
                new ScatterSetting("attenuated", false, 0.1, bucket(), Priority.P3)));
    }

    private RuleSetting noise(YamlMap check) {
        return scatter(check, "times", 1.5, 1_000, base("noise", ScatterSetting.class,
                new ScatterSetting("noise", true, 5, bucket(), Priority.P3)));
    }

    /** Long enough for a meaningful figure, and at least ten minutes. */
    private long bucket() {
        return Math.max(10 * MINUTE, 2 * BUCKET_PERIODS * period);
    }

    private RuleSetting scatter(YamlMap check, String key, double low, double high, ScatterSetting base) {
        double factor = check.number(key, base.factor(), low, high);
        long bucket = bucket(check, base.bucketMillis());
        Priority priority = priority(check, base);
        check.done(key, "bucket", "priority", "why");
        return new ScatterSetting(base.id(), base.isRise(), factor, bucket, priority);
    }

    private long bucket(YamlMap check, long fallback) {
        long bucket = check.millis("bucket", fallback, 10 * SECOND, 30 * DAY);
        if (bucket < BUCKET_PERIODS * period) {
            check.broken("bucket", "must be at least " + BUCKET_PERIODS + " periods of " + period + " ms");
        }
        return bucket;
    }

    private RuleSetting spikes(YamlMap check) {
        SpikeSetting base = base("spikes", SpikeSetting.class,
                new SpikeSetting("spikes", 6, 3, Math.max(10 * MINUTE, SPIKE_PERIODS * period), Priority.P4));
        double factor = check.number("times", base.factor(), 3, 1_000);
        int count = (int) check.whole("count", base.count(), 1, SpikeSetting.COUNT_MAX);
        long within = check.millis("within", base.withinMillis(), SECOND, 30 * DAY);
        Priority priority = priority(check, base);
        check.done("times", "count", "within", "priority", "why");
        return new SpikeSetting("spikes", factor, count, within, priority);
    }

    private RuleSetting jump(YamlMap check) {
        JumpSetting base = base("jump", JumpSetting.class,
                new JumpSetting("jump", Double.NaN, Double.NaN, MINUTE, Priority.P3));
        double above = check.number("above", base.above());
        double perSecond = check.has("fasterThan") ? RateReader.perSecond(check, "fasterThan", unit) : base.perSecondMax();
        long offDelay = check.millis("offDelay", base.offDelayMillis(), 0, HOUR);
        Priority priority = priority(check, base);
        check.done("above", "fasterThan", "offDelay", "priority", "why");
        if (above <= 0) {
            check.broken("above", "must be positive");
        }
        if (perSecond <= 0) {
            check.broken("fasterThan", "must be positive");
        }
        if (!check.has("fasterThan") && Double.isNaN(above) && Double.isNaN(perSecond)) {
            check.broken("above", "must be given, or fasterThan, or both");
        }
        return new JumpSetting("jump", above, perSecond, offDelay, priority);
    }

    private RuleSetting drift(YamlMap check) {
        DriftSetting base = base("drift", DriftSetting.class,
                new DriftSetting("drift", Math.max(30 * MINUTE, 2 * BUCKET_PERIODS * period), Priority.P3));
        long bucket = bucket(check, base.bucketMillis());
        Priority priority = priority(check, base);
        check.done("bucket", "priority", "why");
        return new DriftSetting("drift", bucket, priority);
    }

    private RuleSetting clock(YamlMap check) {
        ClockSetting base = base("clock", ClockSetting.class, new ClockSetting("clock", 5 * SECOND, Priority.P3));
        long tolerance = check.millis("tolerance", base.toleranceMillis(), SECOND, DAY);
        Priority priority = priority(check, base);
        check.done("tolerance", "priority", "why");
        return new ClockSetting("clock", tolerance, priority);
    }
}
