package io.hazardwatch.gateway.duty.rollcall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How roll calls were answered.
 *
 * @param missed        not answered in time, or nobody was on duty
 * @param secondsMedian of the answers in time; 0 when there were none
 * @param secondsMost   of the answers in time
 */
public record RollCallFigures(int answered, int missed, long secondsMedian, long secondsMost) {
    /** Figures by key, as {@code keys} assigns roll calls to keys; only roll calls that are over count. */
    public static SortedMap<String, RollCallFigures> by(Collection<RollCall> calls, Function<RollCall, List<String>> keys) {
        SortedMap<String, List<RollCall>> grouped = new TreeMap<>();
        calls.stream().filter(call -> call.state() == RollCallState.ANSWERED || call.state() == RollCallState.MISSED)
                .forEach(call -> keys.apply(call).forEach(key -> grouped.computeIfAbsent(key, unused -> new ArrayList<>()).add(call)));
        SortedMap<String, RollCallFigures> figures = new TreeMap<>();
        grouped.forEach((key, own) -> figures.put(key, of(own)));
        return figures;
    }

    /** The person who answered, or everybody who was asked if nobody did. */
    public static List<String> persons(RollCall call) {
        return call.state() == RollCallState.ANSWERED ? List.of(call.answeredBy()) : call.asked();
    }

    private static RollCallFigures of(List<RollCall> calls) {
        List<Long> seconds = calls.stream().filter(call -> call.state() == RollCallState.ANSWERED)
                .map(call -> (call.endedAt() - call.askedAt()) / 1000).sorted().toList();
        return new RollCallFigures(seconds.size(), calls.size() - seconds.size(), seconds.isEmpty() ? 0 : seconds.get((seconds.size() - 1) / 2),
                seconds.isEmpty() ? 0 : seconds.getLast());
    }
}
