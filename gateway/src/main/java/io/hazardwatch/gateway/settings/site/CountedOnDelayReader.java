package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;

/** Reads an on-delay that counts readings: {@code onSamples: 3} in a row, or {@code onSamples: {n: 5, of: 8}}. One thread. */
final class CountedOnDelayReader {
    private static final String KEY = "onSamples";

    private CountedOnDelayReader() {}

    /** The counted on-delay of {@code rule}; null if its on-delay is a time. Its own setting replaces the inherited one. */
    static CountedOnDelay read(YamlMap rule, CountedOnDelay inherited) {
        if (!rule.has(KEY)) {
            return rule.has("onDelay") ? null : inherited;
        }
        if (rule.has("onDelay")) {
            rule.broken(KEY, "must not stand beside onDelay");
            rule.text("onDelay", null);
        }
        return rule.node().find(KEY).is(Shape.SCALAR) ? inARow(rule) : someOf(rule.map(KEY));
    }

    private static CountedOnDelay inARow(YamlMap rule) {
        int count = (int) rule.whole(KEY, 2, 2, CountedOnDelay.OF_MAX);
        return new CountedOnDelay(count, count);
    }

    private static CountedOnDelay someOf(YamlMap fields) {
        int of = (int) fields.whole("of", CountedOnDelay.OF_MAX, 2, CountedOnDelay.OF_MAX);
        int count = (int) fields.whole("n", 2, 2, CountedOnDelay.OF_MAX);
        fields.done("n", "of");
        if (!fields.has("n") || !fields.has("of")) {
            fields.broken(fields.has("n") ? "of" : "n", "must be given");
        } else if (count > of) {
            fields.broken("n", "must be at most of, " + of);
            return null;
        }
        return new CountedOnDelay(Math.min(count, of), of);
    }
}
