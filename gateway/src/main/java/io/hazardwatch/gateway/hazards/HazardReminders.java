package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.hazards.HazardMatter.Kind;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.reminders.DueReminders;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Decides what those in charge of a hazard source are told: 30 and 7 days before an assessment or document is due and when it is, that a new
 * assessment is necessary and why, and what is odd about the stock. Each is told once ({@link DueReminders}), what is odd about the stock once a day.
 * Owner's thread.
 */
public final class HazardReminders {
    private static final Duration KEPT = Duration.ofDays(1_500);
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

    private final HazardBook book;
    private final HazardJournal journal;
    private final DueReminders<Reminder> reminders;
    private final Map<String, Long> deviatingSince = new HashMap<>();
    /** Journaled since the start, so that one that cannot be handed over is not journaled again each minute. */
    private final Set<String> noted = new HashSet<>();

    public HazardReminders(HazardStore store, HazardBook book, HazardJournal journal, DueReminders.Teller<Reminder> teller) {
        this.book = book;
        this.journal = journal;
        this.reminders = new DueReminders<>(store, teller, Reminder::id, KEPT);
    }

    /** Tells what is due; throws what the store throws. About once a minute. */
    public void look(Registry registry, BiFunction<Site, HazardSource, HazardStanding> standings, long nowMillis) {
        reminders.look(nowMillis);
        for (Site site : registry.sites()) {
            LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), site.timezone());
            for (HazardSource source : site.hazardSources()) {
                List<Reminder> due = reminders.untold(due(standings.apply(site, source), today, nowMillis), nowMillis);
                if (!due.isEmpty()) {
                    reminders.tell(due);
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
        long left = DueReminders.daysLeft(today, due);
        DueReminders.step(left).ifPresent(step -> all.add(new Reminder(SourceKey.of(standing.site(), standing.source()) + " " + kind.wire() + ' '
                + subject + ' ' + due + ' ' + step, standing, kind, subject, due, left)));
    }
}
