package io.hazardwatch.gateway.intake.opcua;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the alarms of one server that are points are at present: several alarms may be one point, which shows the worst of them. A state that is not
 * known has no value; when a server has told all that it retains (ConditionRefresh), those that it did not tell are over. Any thread.
 */
final class OpcUaConditions {
    /** More sources of one name than that count as one. */
    static final int SOURCES_MAX = 1_024;
    /** The times of a point's states may be this far ahead of the gateway's clock before it counts as set back. */
    private static final long AHEAD_MILLIS_MAX = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaConditions.class);
    private final String server;
    private final BiConsumer<OpcUaNode, DataValue> told;
    private Map<String, Alarm> alarms = Map.of();
    /** Whether a refresh has begun whose end says what is over. */
    private boolean isBegun;
    /** Whether it is still waited for, and since when. */
    private boolean isRefreshing;
    private long refreshingNanos;

    /** @param told called with each new state of a point */
    OpcUaConditions(String server, BiConsumer<OpcUaNode, DataValue> told) {
        this.server = server;
        this.told = told;
    }

    /** Points of one name in the site files, and the alarms of the server that have this name. */
    private static final class Alarm {
        private final List<OpcUaNode> points;
        private final Map<String, OpcUaAlarmsOfSource> sources = new HashMap<>();
        /** Null while it is not known. */
        private DataValue value;
        /** What a refresh has told and is better than what was told before: a worse one may follow. Null if there is none. */
        private OpcUaCondition better;
        private DataValue last = new DataValue(Variant.NULL_VALUE);
        private long lastMillis = Long.MIN_VALUE;

        Alarm(List<OpcUaNode> points) {
            this.points = points;
        }

        OpcUaAlarmsOfSource of(OpcUaCondition condition) {
            String source = condition.sourceName() + '\n' + condition.source();
            return sources.computeIfAbsent(sources.size() < SOURCES_MAX || sources.containsKey(source) ? source : "",
                    unused -> new OpcUaAlarmsOfSource());
        }
    }

    /** Other points are followed from now on; what the alarms are is not known. */
    synchronized void follow(Map<String, List<OpcUaNode>> wanted) {
        Map<String, Alarm> next = new HashMap<>();
        wanted.forEach((key, points) -> {
            Alarm alarm = new Alarm(points);
            Alarm before = alarms.get(key);
            if (before != null) {
                alarm.last = before.last;
                alarm.lastMillis = before.lastMillis;
                before.sources.forEach((source, known) -> alarm.sources.put(source, known.forgotten()));
            }
            next.put(key, alarm);
        });
        alarms = next;
        isBegun = false;
        isRefreshing = false;
    }

    /** States that have been told are no longer said to hold, because something may have been missed. */
    synchronized void unknown() {
        isBegun = false;
        isRefreshing = false;
        alarms.values().forEach(alarm -> {
            alarm.value = null;
            alarm.better = null;
            alarm.sources.replaceAll((source, known) -> known.forgotten());
        });
    }

    /** The server begins to tell the alarms that it retains. One that begins again and again is waited for no longer. */
    synchronized void refreshBegins(long nowNanos) {
        refreshingNanos = isRefreshing ? refreshingNanos : nowNanos;
        isBegun = true;
        isRefreshing = true;
        alarms.values().forEach(alarm -> alarm.sources.values().forEach(OpcUaAlarmsOfSource::refreshBegins));
    }

    /** The server has told all that it retains: what is still unknown is over. Without a beginning, or with a loss since, it means nothing. */
    synchronized void refreshEnds(DateTime time, long arrivalMillis) {
        if (!isBegun) {
            return;
        }
        isBegun = false;
        isRefreshing = false;
        List<String> silent = new ArrayList<>();
        alarms.forEach((key, alarm) -> {
            if (alarm.better != null) {
                tellBetter(alarm, arrivalMillis);
            } else if (alarm.value == null) {
                silent.add(key);
                tell(alarm, 0, StatusCode.GOOD, time, arrivalMillis);
            }
        });
        if (!silent.isEmpty()) {
            LOG.info("opcua {}: not among the alarms that stand, so over: {}", server, silent);
        }
    }

    /**
     * Lets a refresh that does not end hold nothing back any longer: what it has told counts, and what it has not told stays unknown until it ends
     * after all, or another one does.
     *
     * @return whether a refresh has run for that long
     */
    synchronized boolean giveUpRefresh(long nowNanos, long nanosMax, long arrivalMillis) {
        if (!isRefreshing || nowNanos - refreshingNanos < nanosMax) {
            return false;
        }
        isRefreshing = false;
        alarms.values().stream().filter(alarm -> alarm.better != null).forEach(alarm -> tellBetter(alarm, arrivalMillis));
        return true;
    }

    private void tellBetter(Alarm alarm, long arrivalMillis) {
        tell(alarm, alarm.better.number(), alarm.better.quality(), alarm.better.time(), arrivalMillis);
    }

    /** An alarm has told its state; returns whether it is a point. */
    synchronized boolean take(OpcUaCondition condition, long arrivalMillis) {
        Alarm byName = alarms.get(condition.key());
        Alarm bySource = condition.source() == null ? null : alarms.get(condition.keyOfNode());
        take(byName, condition, arrivalMillis);
        take(bySource, condition, arrivalMillis);
        return byName != null || bySource != null;
    }

    private void take(Alarm alarm, OpcUaCondition condition, long arrivalMillis) {
        if (alarm == null || condition.isBranch()) {
            return;
        }
        if (!alarm.of(condition).take(condition, isRefreshing)) {
            return;
        }
        OpcUaCondition worst = alarm.sources.values().stream().map(OpcUaAlarmsOfSource::worst).filter(Objects::nonNull)
                .max(OpcUaAlarmsOfSource.BY_WEIGHT).orElseThrow();
        if (isRefreshing && alarm.value == null && alarm.last.getValue().getValue() instanceof Double last && worst.number() < last) {
            alarm.better = worst;
            return;
        }
        tell(alarm, worst.number(), worst.quality(), condition.time(), arrivalMillis);
    }

    /**
     * A state that differs counts later than the one before, whatever the server states: alarms of one point need not share a clock. A time that
     * lies ahead counts as that of the arrival, because nothing could come after it.
     */
    private void tell(Alarm alarm, double number, StatusCode quality, DateTime time, long arrivalMillis) {
        Variant variant = Variant.ofDouble(number);
        long stated = time == null ? arrivalMillis : Math.min(time.getJavaTime(), arrivalMillis);
        long before = alarm.lastMillis > arrivalMillis + AHEAD_MILLIS_MAX ? Long.MIN_VALUE : alarm.lastMillis;
        boolean isSame = variant.equals(alarm.last.getValue()) && quality.equals(alarm.last.getStatusCode());
        boolean isNext = stated > before || stated == before && isSame;
        alarm.lastMillis = isNext ? stated : before + 1;
        alarm.value = new DataValue(variant, quality, new DateTime(Instant.ofEpochMilli(alarm.lastMillis)), null);
        alarm.last = alarm.value;
        alarm.better = null;
        alarm.points.forEach(point -> told.accept(point, alarm.value));
    }

    /** States that are known, which hold as long as nothing is told or lost. */
    synchronized void standing(BiConsumer<OpcUaNode, DataValue> each) {
        alarms.values().stream().filter(alarm -> alarm.value != null)
                .forEach(alarm -> alarm.points.forEach(point -> each.accept(point, alarm.value)));
    }
}
