package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.registry.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives active alarms of before a restart back to the rules that raised them. One whose rule is gone, at a point that is
 * still there, is cleared into sight. One whose point, device or site is gone is held as it stood: a configuration that came
 * up short looks like that too, so a person decides. Lane thread, but for {@link #held}.
 */
final class RestoredAlarms {
    private final LaneRules rules;
    private final FindingHandler findings;
    private final Map<String, Alarm> waiting = new LinkedHashMap<>();
    /** The lane thread writes, anybody reads. */
    private volatile List<Alarm> held = List.of();

    RestoredAlarms(LaneRules rules, FindingHandler findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** One about the gateway itself stands until whoever raised it says more. */
    void restore(Alarm alarm, Registry registry, long nowMillis) {
        if (alarm.kind().isOfGateway()) {
            return;
        }
        if (!registry.covers(alarm.point())) {
            waiting.put(alarm.id(), alarm);
            held = List.copyOf(waiting.values());
        } else if (!rules.restore(alarm, registry)) {
            withdraw(alarm, nowMillis);
        }
    }

    /** Alarms that are held. Any thread. */
    List<Alarm> held() {
        return held;
    }

    /** Another registry: what it has again goes back to its rules, as the alarm stands now. */
    void onRegistry(Registry registry, Function<String, Alarm> book, long nowMillis) {
        List<Alarm> before = List.copyOf(waiting.values());
        forgetAll();
        before.stream().map(alarm -> book.apply(alarm.id())).filter(alarm -> alarm != null && alarm.processActive())
                .forEach(alarm -> restore(alarm, registry, nowMillis));
    }

    /** A person confirms that their points are gone: they are cleared into sight. */
    void withdrawAll(Function<String, Alarm> book, long nowMillis) {
        List<Alarm> before = List.copyOf(waiting.values());
        forgetAll();
        before.stream().map(alarm -> book.apply(alarm.id())).filter(alarm -> alarm != null && alarm.processActive())
                .forEach(alarm -> withdraw(alarm, nowMillis));
    }

    /** A person has done something to an alarm; one that is over is held no longer. */
    void onCommand(Alarm alarm) {
        if (alarm != null && !alarm.processActive() && waiting.remove(alarm.id()) != null) {
            held = List.copyOf(waiting.values());
        }
    }

    private void forgetAll() {
        waiting.clear();
        held = List.of();
    }

    private void withdraw(Alarm alarm, long nowMillis) {
        findings.on(Finding.withdrawn(alarm.point(), alarm.name(), alarm.unit(), alarm.rule(), alarm.kind(), alarm.level(),
                alarm.priority(), nowMillis));
    }
}
