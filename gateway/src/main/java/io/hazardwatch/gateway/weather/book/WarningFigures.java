package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.WarningColour;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** How long each step from issue to confirmation took, by colour. Pure, any thread. */
public final class WarningFigures {
    /** Of one step; milliseconds. A clock of an issuer that is ahead counts as 0. */
    public record Step(int count, long p50Millis, long p90Millis, long maxMillis) {}

    /** Of one colour; only sites where both ends of a step are known count for it. */
    public record OfColour(long warnings, int sites, Map<String, Step> steps) {}

    private static final Map<String, List<ToLongFunction<SiteTimes>>> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("issuedToReceived", List.of(SiteTimes::issuedMillis, SiteTimes::receivedMillis));
        STEPS.put("receivedToMatched", List.of(SiteTimes::receivedMillis, SiteTimes::matchedMillis));
        STEPS.put("matchedToTold", List.of(SiteTimes::matchedMillis, SiteTimes::toldMillis));
        STEPS.put("toldToReached", List.of(SiteTimes::toldMillis, SiteTimes::reachedMillis));
        STEPS.put("toldToAnswered", List.of(SiteTimes::toldMillis, SiteTimes::answeredMillis));
        STEPS.put("toldToAllConfirmed", List.of(SiteTimes::toldMillis, SiteTimes::confirmedMillis));
    }

    private WarningFigures() {}

    /** The figures of {@code times} by colour, the least first. */
    public static Map<WarningColour, OfColour> of(List<SiteTimes> times) {
        Map<WarningColour, List<SiteTimes>> byColour = new EnumMap<>(WarningColour.class);
        times.forEach(each -> byColour.computeIfAbsent(each.colour(), colour -> new ArrayList<>()).add(each));
        Map<WarningColour, OfColour> figures = new TreeMap<>();
        byColour.forEach((colour, own) -> {
            Map<String, Step> steps = new LinkedHashMap<>();
            STEPS.forEach((name, ends) -> steps.put(name, step(own, ends.getFirst(), ends.getLast())));
            figures.put(colour, new OfColour(own.stream().map(SiteTimes::warningId).distinct().count(), own.size(), steps));
        });
        return figures;
    }

    private static Step step(List<SiteTimes> times, ToLongFunction<SiteTimes> from, ToLongFunction<SiteTimes> to) {
        long[] took = times.stream().filter(each -> from.applyAsLong(each) > 0 && to.applyAsLong(each) > 0)
                .mapToLong(each -> Math.max(0, to.applyAsLong(each) - from.applyAsLong(each))).sorted().toArray();
        return took.length == 0 ? new Step(0, 0, 0, 0) : new Step(took.length, rank(took, 50), rank(took, 90), took[took.length - 1]);
    }

    /** Nearest rank. */
    private static long rank(long[] sorted, int percent) {
        return sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)];
    }
}
