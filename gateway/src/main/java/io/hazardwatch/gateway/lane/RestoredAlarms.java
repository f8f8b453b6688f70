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
 * Hands alarms that were active before a restart back to the rules that raised them. An alarm whose rule is gone, at a point
 * that still exists, is cleared and announced. One whose point, device or site is gone is held unchanged until a person
 * decides, because an incomplete configuration looks the same. Lane thread, except {@link #held}.
 */
final class RestoredAlarms {
    private final LaneRules rules;
    private final FindingHandler findings;
    private final Map<String, Alarm> waiting = new LinkedHashMap<>();
    /** Written by the lane thread, read by any thread. */
    private volatile List<Alarm> held = List.of();

    RestoredAlarms(LaneRules rules, FindingHandler findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** Restores an alarm; one about the gateway itself stays active until its source reports again. */
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

    /** Hands alarms back to their rules where the new registry has them again, in their present state. */
    void onRegistry(Registry registry, Function<String, Alarm> book, long nowMillis) {
        List<Alarm> before = List.copyOf(waiting.values());
        forgetAll();
        before.stream().map(alarm -> book.apply(alarm.id())).filter(alarm -> alarm != null && alarm.processActive())
                .forEach(alarm -> restore(alarm, registry, nowMillis));
    }

    /** Clears and announces all held alarms, after a person confirmed that their points are gone. */
    void withdrawAll(Function<String, Alarm> book, long nowMillis) {
        List<Alarm> before = List.copyOf(waiting.values());
        forgetAll();
        before.stream().map(alarm -> book.apply(alarm.id())).filter(alarm -> alarm != null && alarm.processActive())
                .forEach(alarm -> withdraw(alarm, nowMillis));
    }

    /** Reacts to a command on an alarm; an alarm that is over is no longer held. */
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
