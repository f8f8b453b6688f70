package io.hazardwatch.gateway.weather;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All messages that are kept, and the state that follows from them. The state depends on the set of messages and on the time, not on
 * the order in which they came nor on repetitions. Pure; the owner's thread.
 *
 * <p>Only the sender of a message can update or cancel it, only with a later message, and only with one of the same status: an
 * exercise never ends an actual warning.
 */
public final class WarningLedger {
    /** Result of adding a message. */
    public enum Entry { ADDED, REPEATED, FULL, TOO_OLD }

    /** Messages of one sender and identifier that differ, such as one per language. */
    static final int PARTS_MAX = 16;

    /** What share of the messages leaves at once to make room. */
    private static final int ARCHIVED_PARTS = 20;

    private final int messagesMax;
    private final long keptMillis;
    private final Map<WarningKey, SortedMap<String, Warning>> parts = new HashMap<>();
    private final Map<WarningKey, Warning> merged = new HashMap<>();
    private final Map<WarningKey, Set<WarningKey>> successors = new HashMap<>();
    private final List<WarningKey> archived = new ArrayList<>();
    /** The latest end of what left to make room: what ended before is not taken again. */
    private long archivedMillis = Long.MIN_VALUE;

    /**
     * @param messagesMax how many identifiers are kept; for further ones those that ended first leave, and without any they are refused
     * @param keptMillis  how long a message is kept after its end, in ms
     */
    public WarningLedger(int messagesMax, long keptMillis) {
        this.messagesMax = messagesMax;
        this.keptMillis = keptMillis;
    }

    /** Takes a message. */
    public Entry add(Warning message, long nowMillis) {
        if (message.expiresMillis() + keptMillis < nowMillis) {
            return Entry.TOO_OLD;
        }
        SortedMap<String, Warning> known = parts.get(message.key());
        if (known != null && known.containsKey(message.fingerprint())) {
            return Entry.REPEATED;
        }
        if (known == null && message.expiresMillis() <= archivedMillis) {
            return Entry.TOO_OLD;
        }
        if (known == null && parts.size() >= messagesMax) {
            archive(nowMillis);
        }
        if (known == null && parts.size() >= messagesMax || known != null && known.size() >= PARTS_MAX) {
            return Entry.FULL;
        }
        parts.computeIfAbsent(message.key(), key -> new TreeMap<>()).put(message.fingerprint(), message);
        merge(message.key());
        message.references().forEach(reference -> successors.computeIfAbsent(reference.key(), key -> new HashSet<>()).add(message.key()));
        return Entry.ADDED;
    }

    /**
     * Makes room: the messages that ended first leave. One that took the place of others stays as long as one of them would otherwise count
     * again.
     */
    private void archive(long nowMillis) {
        List<Warning> ended = merged.values().stream().filter(warning -> warning.expiresMillis() <= nowMillis)
                .filter(warning -> predecessorsOf(warning).stream().allMatch(key -> merged.get(key).expiresMillis() <= nowMillis))
                .sorted(Comparator.comparingLong(Warning::expiresMillis).thenComparing(Warning::key))
                .limit(Math.max(1, messagesMax / ARCHIVED_PARTS)).toList();
        for (Warning warning : ended) {
            archived.add(warning.key());
            archivedMillis = Math.max(archivedMillis, warning.expiresMillis());
        }
        remove(ended.stream().map(Warning::key).collect(Collectors.toSet()));
    }

    /** The messages that left to make room since the last call. */
    public List<WarningKey> takeArchived() {
        List<WarningKey> left = List.copyOf(archived);
        archived.clear();
        return left;
    }

    /** Whether so many messages that have not ended are kept that soon none can be taken. */
    public boolean isAlmostFull(long nowMillis) {
        return merged.size() * 10L >= messagesMax * 9L
                && merged.values().stream().filter(warning -> warning.expiresMillis() > nowMillis).count() * 10 >= messagesMax * 9L;
    }

    /** The latest issue counts; messages issued at the same moment are the languages of one warning. */
    private void merge(WarningKey key) {
        Collection<Warning> all = parts.get(key).values();
        long latest = all.stream().mapToLong(Warning::sentMillis).max().orElseThrow();
        List<Warning> same = all.stream().filter(part -> part.sentMillis() == latest).toList();
        Warning first = same.getFirst();
        List<WarningInfo> infos = new ArrayList<>();
        Set<WarningReference> references = new HashSet<>();
        for (Warning part : same) {
            part.infos().stream().filter(info -> !infos.contains(info)).forEach(infos::add);
            references.addAll(part.references());
        }
        List<WarningReference> ordered = references.stream().sorted(Comparator.comparing(WarningReference::key)
                .thenComparingLong(WarningReference::sentMillis)).toList();
        merged.put(key, same.size() == 1 ? first : new Warning(key, latest, first.sentText(), first.issuer(), first.status(), first.type(),
                first.scope(), ordered, first.kind(), highest(same), gravest(same), first.signature(), infos, first.fingerprint()));
    }

    private static WarningColour highest(List<Warning> parts) {
        return parts.stream().map(Warning::colour).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static WarningSeverity gravest(List<Warning> parts) {
        return parts.stream().map(Warning::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The message of that key, its languages together; null if unknown. */
    public Warning find(WarningKey key) {
        return merged.get(key);
    }

    /** All messages, the latest issue first. */
    public List<Warning> all() {
        List<Warning> all = new ArrayList<>(merged.values());
        all.sort(Comparator.comparingLong(Warning::sentMillis).reversed().thenComparing(Warning::key));
        return all;
    }

    /** The messages in force, the latest issue first. */
    public List<Warning> inForce(long nowMillis) {
        return all().stream().filter(warning -> state(warning, nowMillis).isInForce()).toList();
    }

    /** The state of a message that is kept. */
    public WarningState state(Warning warning, long nowMillis) {
        if (warning.type() != WarningMessageType.ALERT && warning.type() != WarningMessageType.UPDATE) {
            return WarningState.NO_WARNING;
        }
        if (warning.status() != WarningStatus.ACTUAL) {
            return WarningState.NOT_ACTUAL;
        }
        boolean isCancelled = false;
        for (Warning later : later(warning)) {
            if (later.type() == WarningMessageType.UPDATE && nowMillis >= later.effectiveMillis() && !isWithdrawn(later)) {
                return WarningState.SUPERSEDED;
            }
            isCancelled |= later.type() == WarningMessageType.CANCEL;
        }
        if (isCancelled) {
            return WarningState.CANCELLED;
        }
        if (nowMillis >= warning.expiresMillis()) {
            return WarningState.EXPIRED;
        }
        return nowMillis < warning.effectiveMillis() ? WarningState.PENDING : WarningState.IN_FORCE;
    }

    /** Whether an update was cancelled before it took effect, so that it takes the place of nothing. */
    private boolean isWithdrawn(Warning update) {
        return later(update).stream().anyMatch(cancel -> cancel.type() == WarningMessageType.CANCEL
                && cancel.sentMillis() < update.effectiveMillis());
    }

    /** Messages that may change {@code warning} and refer to it. */
    private List<Warning> later(Warning warning) {
        return successors.getOrDefault(warning.key(), Set.of()).stream().map(merged::get)
                .filter(other -> other != null && replaces(other, warning)).toList();
    }

    private static boolean replaces(Warning later, Warning earlier) {
        boolean isLater = later.sentMillis() > earlier.sentMillis()
                || later.sentMillis() == earlier.sentMillis() && later.key().compareTo(earlier.key()) > 0;
        return isLater && later.status() == earlier.status() && later.key().sender().equals(earlier.key().sender())
                && later.references().stream().anyMatch(reference -> reference.means(earlier));
    }

    /** The updates that replaced {@code warning}, directly or through others. */
    public Set<WarningKey> updatesOf(Warning warning) {
        return reach(warning, each -> later(each).stream().filter(other -> other.type() == WarningMessageType.UPDATE).toList());
    }

    /** The messages that {@code warning} replaced, directly or through others. */
    public Set<WarningKey> predecessorsOf(Warning warning) {
        return reach(warning, each -> each.references().stream().map(reference -> merged.get(reference.key()))
                .filter(earlier -> earlier != null && replaces(each, earlier)).toList());
    }

    private static Set<WarningKey> reach(Warning from, Function<Warning, List<Warning>> next) {
        Set<WarningKey> reached = new HashSet<>();
        List<Warning> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (Warning warning : next.apply(open.removeLast())) {
                if (reached.add(warning.key())) {
                    open.add(warning);
                }
            }
        }
        return Collections.unmodifiableSet(reached);
    }

    /** Forgets messages whose time to be kept is over; returns their keys. */
    public Set<WarningKey> forget(long nowMillis) {
        Set<WarningKey> over = new HashSet<>();
        merged.values().stream().filter(warning -> warning.expiresMillis() + keptMillis < nowMillis).forEach(warning -> over.add(warning.key()));
        remove(over);
        return over;
    }

    private void remove(Set<WarningKey> keys) {
        keys.forEach(key -> {
            parts.remove(key);
            merged.remove(key);
        });
        successors.values().forEach(later -> later.removeAll(keys));
        successors.values().removeIf(Set::isEmpty);
    }

    /** Number of identifiers kept. */
    public int size() {
        return merged.size();
    }
}
