package io.hazardwatch.gateway.reminders;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells each reminder once. One that could not be handed over is tried again at the next look, and one that reached nobody a day later. Owner's
 * thread; throws what the store throws.
 *
 * @param <R> a reminder
 */
public final class DueReminders<R> {
    /** Days before a date at which people are reminded, then the date itself. */
    private static final int[] STEPS = {0, 7, 30};
    private static final long DAY_MILLIS = 86_400_000;

    /**
     * Takes reminders to send; never blocks.
     *
     * @param <R> a reminder
     */
    @FunctionalInterface
    public interface Teller<R> {
        /**
         * Takes what the same people are to be told at once.
         *
         * @return whether it is stored for sending to somebody; false if there is nobody who can be reached
         */
        CompletionStage<Boolean> tell(List<R> together);
    }

    private final DueReminderStore store;
    private final Teller<R> teller;
    private final Function<R, String> id;
    private final Duration kept;
    private final Map<List<String>, CompletableFuture<Boolean>> handed = new LinkedHashMap<>();
    /** When to try again what reached nobody, ms since the epoch. A restart tries at once. */
    private final Map<String, Long> unheard = new HashMap<>();
    private Set<String> told;

    /**
     * @param id   the same for the same matter and step
     * @param kept how long it is known that one was told; longer than it can be due
     */
    public DueReminders(DueReminderStore store, Teller<R> teller, Function<R, String> id, Duration kept) {
        this.store = store;
        this.teller = teller;
        this.id = id;
        this.kept = kept;
    }

    /** The step that a date has reached: the last one, so that a gateway that was away tells that one alone; empty before the first. */
    public static OptionalInt step(long daysLeft) {
        for (int step : STEPS) {
            if (daysLeft <= step) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    /** Days until a date, 0 or less once it has come; very many if there is none. */
    public static long daysLeft(LocalDate today, LocalDate due) {
        return due == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, due);
    }

    /** Begins a look: writes down what was taken since the last one. */
    public void look(long nowMillis) {
        if (told == null) {
            store.forgetReminders(nowMillis - kept.toMillis());
            told = new HashSet<>(store.reminders());
        }
        for (List<String> ids : List.copyOf(handed.keySet())) {
            CompletableFuture<Boolean> taken = handed.get(ids);
            if (taken.isDone()) {
                settle(ids, taken, nowMillis);
                handed.remove(ids);
            }
        }
    }

    private void settle(List<String> ids, CompletableFuture<Boolean> taken, long nowMillis) {
        if (taken.isCompletedExceptionally()) {
            return;
        }
        if (taken.join()) {
            store.reminded(ids, nowMillis);
            told.addAll(ids);
            ids.forEach(unheard::remove);
        } else {
            unheard.values().removeIf(again -> again < nowMillis - DAY_MILLIS);
            ids.forEach(each -> unheard.put(each, nowMillis + DAY_MILLIS));
        }
    }

    /** Those of them that are to be told now, in their order. */
    public List<R> untold(Collection<R> due, long nowMillis) {
        Set<String> underWay = handed.keySet().stream().flatMap(List::stream).collect(Collectors.toSet());
        return due.stream().filter(each -> !told.contains(id.apply(each)) && !underWay.contains(id.apply(each))
                && unheard.getOrDefault(id.apply(each), 0L) <= nowMillis).toList();
    }

    /** Tells these together; they are some of {@link #untold}. */
    public void tell(List<R> together) {
        handed.put(together.stream().map(id).toList(), teller.tell(together).toCompletableFuture());
    }
}
