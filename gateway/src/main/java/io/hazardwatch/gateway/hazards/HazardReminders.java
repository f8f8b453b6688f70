package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.hazards.HazardMatter.Kind;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Decides what those in charge of a hazard source are told: 30 and 7 days before an assessment or document is due and when it is, that a new
 * assessment is necessary and why, and what is odd about the stock. Each is told once, what is odd about the stock once a day; one that could
 * not be handed over is tried again, and one that reached nobody is tried again a day later. Owner's thread.
 */
public final class HazardReminders {
    /** Days before a date at which people are reminded, then the date itself. */
    private static final int[] STEPS = {0, 7, 30};
    private static final long DAY_MILLIS = 86_400_000;
    private static final long KEPT_DAYS = 1_500;
    /** Goods are moved before they are booked, so a difference is told only if it lasts. */
    private static final long DEVIATING_MILLIS = 3_600_000;

    /**
     * Something to tell.
     *
     * @param id      the same for the same matter and step
     * @param due     the day that comes near or has passed; null where there is none
     * @param left    days until then, 0 or less once it has passed
     * @param subject which document, trigger or substance, or old and new
     */
    public record Reminder(String id, HazardStanding standing, Kind kind, String subject, LocalDate due, long left) {}

    /** Takes reminders to send; never blocks. */
    @FunctionalInterface
    public interface Teller {
        /**
         * Takes what the people of one hazard source are to be told at once.
         *
         * @return whether it is stored for sending to somebody; false if there is nobody who can be reached
         */
        CompletionStage<Boolean> tell(List<Reminder> reminders);
    }

    private final HazardStore store;
    private final HazardBook book;
    private final HazardJournal journal;
    private final Teller teller;
    private final Map<List<String>, CompletableFuture<Boolean>> handed = new LinkedHashMap<>();
    /** When to try again what reached nobody, ms since the epoch. A restart tries at once. */
    private final Map<String, Long> unheard = new HashMap<>();
    private final Map<String, Long> deviatingSince = new HashMap<>();
    /** Journaled since the start, so that one that cannot be handed over is not journaled again each minute. */
    private final Set<String> noted = new HashSet<>();
    private Set<String> told;

    public HazardReminders(HazardStore store, HazardBook book, HazardJournal journal, Teller teller) {
        this.store = store;
        this.book = book;
        this.journal = journal;
        this.teller = teller;
    }

    /** Tells what is due; throws what the store throws. About once a minute. */
    public void look(Registry registry, BiFunction<Site, HazardSource, HazardStanding> standings, long nowMillis) {
        if (told == null) {
            store.forgetReminders(nowMillis - KEPT_DAYS * DAY_MILLIS);
            told = new HashSet<>(store.reminders());
        }
        settle(nowMillis);
        for (Site site : registry.sites()) {
            LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), site.timezone());
            for (HazardSource source : site.hazardSources()) {
                List<Reminder> due = due(standings.apply(site, source), today, nowMillis).stream().filter(each -> !told.contains(each.id())
                        && unheard.getOrDefault(each.id(), 0L) <= nowMillis
                        && handed.keySet().stream().noneMatch(ids -> ids.contains(each.id()))).toList();
                if (!due.isEmpty()) {
                    handed.put(due.stream().map(Reminder::id).toList(), teller.tell(due).toCompletableFuture());
                    due.forEach(each -> note(each, nowMillis));
                }
            }
        }
    }

    /** What the gateway noticed by itself stands in the journal; what a person entered stands there already. */
    private void note(Reminder reminder, long nowMillis) {
        if (reminder.kind().asksForAssessment() && reminder.kind() != Kind.TRIGGER && reminder.left() <= 0
                && noted.add(reminder.id())) {
            String changes = reminder.kind() != Kind.SUBSTANCES_CHANGED ? reminder.subject() : reminder.standing().changes().stream()
                    .map(each -> GradedState.keyOf(each.substance()) + ' ' + each.before() + " → " + each.now() + " t")
                    .collect(Collectors.joining("; "));
            journal.noticed(SourceKey.of(reminder.standing().site(), reminder.standing().source()), "to be assessed again: " + reminder.kind().wire()
                    + (changes.isEmpty() ? "" : ", " + changes), nowMillis);
        }
    }

    /** Writes down what was taken, and tries again what was not. */
    private void settle(long nowMillis) {
        for (List<String> ids : List.copyOf(handed.keySet())) {
            CompletableFuture<Boolean> taken = handed.get(ids);
            if (taken.isDone() && !taken.isCompletedExceptionally() && taken.join()) {
                ids.forEach(id -> store.reminded(id, nowMillis));
                told.addAll(ids);
                ids.forEach(unheard::remove);
            } else if (taken.isDone() && !taken.isCompletedExceptionally()) {
                unheard.values().removeIf(again -> again < nowMillis - DAY_MILLIS);
                ids.forEach(id -> unheard.put(id, nowMillis + DAY_MILLIS));
            }
            if (taken.isDone()) {
                handed.remove(ids);
            }
        }
    }

    private List<Reminder> due(HazardStanding standing, LocalDate today, long nowMillis) {
        SourceKey key = SourceKey.of(standing.site(), standing.source());
        List<Reminder> all = new ArrayList<>();
        Assessment newest = standing.assessment();
        if (newest != null) {
            addDated(all, standing, Kind.ASSESSMENT_OLD, "", newest.due(), today);
            addChanged(all, standing, key + " " + newest.id());
        }
        book.triggers(key).stream().filter(book::isOpen).forEach(each -> all.add(new Reminder(key + " trigger " + each.id(), standing, Kind.TRIGGER,
                each.kind().wire(), each.day(), 0)));
        book.documents(key).forEach((kind, document) -> addDated(all, standing, Kind.DOCUMENT_OVERDUE, kind.wire(), HazardBook.due(document), today));
        for (StockBalance balance : standing.balances()) {
            String id = key + " " + balance.substance() + ' ';
            if (balance.isAboveDesign()) {
                all.add(new Reminder(id + "above " + today, standing, Kind.STOCK_ABOVE_DESIGN, balance.substance(), null, 0));
            }
            if (!balance.deviates()) {
                deviatingSince.remove(id);
            } else if (nowMillis - deviatingSince.computeIfAbsent(id, unseen -> nowMillis) >= DEVIATING_MILLIS) {
                all.add(new Reminder(id + "deviates " + today, standing, Kind.STOCK_DEVIATES, balance.substance(), null, 0));
            }
        }
        return all;
    }

    /** What changed since the assessment is told once for each state of the site file. */
    private static void addChanged(List<Reminder> all, HazardStanding standing, String id) {
        standing.open().stream().filter(each -> each.kind() == Kind.SUBSTANCES_CHANGED || each.kind() == Kind.GRADE_CHANGED
                || each.kind() == Kind.SURROUNDINGS_CHANGED || each.kind() == Kind.STANDARD_CHANGED).forEach(each -> {
                    String state = each.kind() == Kind.SUBSTANCES_CHANGED ? Integer.toHexString(standing.state().text().hashCode()) : each.subject();
                    all.add(new Reminder(id + ' ' + each.kind().wire() + ' ' + state, standing, each.kind(), each.subject(), null, 0));
                });
    }

    private static void addDated(List<Reminder> all, HazardStanding standing, Kind kind, String subject, LocalDate due, LocalDate today) {
        long left = due == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, due);
        for (int step : STEPS) {
            if (left <= step) {
                String id = SourceKey.of(standing.site(), standing.source()) + " " + kind.wire() + ' ' + subject + ' ' + due + ' ' + step;
                all.add(new Reminder(id, standing, kind, subject, due, left));
                return;
            }
        }
    }
}
