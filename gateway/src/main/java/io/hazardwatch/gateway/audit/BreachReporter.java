package io.hazardwatch.gateway.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which breaches people are told of now: each once, again every five minutes while it stands, and when it is over. One thread. */
public final class BreachReporter {
    /** Between two messages about the same breach, ms. */
    static final long REPEAT_MILLIS = 5 * 60_000;

    /** What to say now. */
    public record News(List<AuditBreach> standing, List<AuditBreach> over) {
        /** Whether there is anything to say. */
        public boolean isEmpty() {
            return standing.isEmpty() && over.isEmpty();
        }
    }

    private record Told(AuditBreach breach, long nanos) {}

    private final Map<String, Told> told = new HashMap<>();

    /** @param nanos of a monotonic clock */
    public News of(List<AuditBreach> found, long nanos) {
        List<AuditBreach> standing = new ArrayList<>();
        for (AuditBreach breach : found) {
            Told before = told.get(breach.key());
            if (before == null || nanos - before.nanos() >= REPEAT_MILLIS * 1_000_000) {
                standing.add(breach);
            }
        }
        Set<String> present = found.stream().map(AuditBreach::key).collect(Collectors.toSet());
        List<AuditBreach> over = told.values().stream().map(Told::breach).filter(breach -> !present.contains(breach.key())).toList();
        return new News(standing, over);
    }

    /** Counts what was said, after at least one channel took it; what nobody took is said again at the next check. */
    public void said(News news, long nanos) {
        news.standing().forEach(breach -> told.put(breach.key(), new Told(breach, nanos)));
        news.over().forEach(breach -> told.remove(breach.key()));
    }
}
