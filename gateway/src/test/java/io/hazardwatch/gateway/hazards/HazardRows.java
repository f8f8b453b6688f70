package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stored files and stock books of hazard sources in memory; they outlive the books. Also what was journaled. */
public final class HazardRows implements HazardStore, StockStore, HazardJournal {
    final Map<String, Assessment> assessments = new LinkedHashMap<>();
    final List<TriggerEntry> triggers = new ArrayList<>();
    final Map<String, SourceDocument> documents = new LinkedHashMap<>();
    final Map<Long, StockEntry> stock = new TreeMap<>();
    final Map<String, Long> reminders = new TreeMap<>();
    final List<String> journaled = new ArrayList<>();
    boolean isAway;
    /** Whether it stores what it is given and then fails, as when the answer to a commit is lost. */
    boolean isUnsure;

    private void written() {
        if (isUnsure) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
        }
    }

    private void answer() {
        if (isAway) {
            throw new DatabaseAwayException(DatabaseHealth.Condition.AWAY, "", null);
        }
    }

    @Override
    public List<Assessment> assessments(int most) {
        answer();
        return List.copyOf(assessments.values());
    }

    @Override
    public List<TriggerEntry> triggers(int most) {
        answer();
        return List.copyOf(triggers);
    }

    @Override
    public List<SourceDocument> documents() {
        answer();
        return List.copyOf(documents.values());
    }

    @Override
    public void add(Assessment assessment) {
        answer();
        assessments.put(assessment.id(), assessment);
        written();
    }

    @Override
    public void file(Assessment assessment) {
        add(assessment);
    }

    @Override
    public void add(TriggerEntry trigger) {
        answer();
        triggers.add(trigger);
        written();
    }

    @Override
    public void add(SourceDocument document) {
        answer();
        documents.put(document.source() + " " + document.kind(), document);
        written();
    }

    @Override
    public List<String> reminders() {
        answer();
        return List.copyOf(reminders.keySet());
    }

    @Override
    public void reminded(Collection<String> ids, long atMillis) {
        answer();
        ids.forEach(id -> reminders.put(id, atMillis));
    }

    @Override
    public void forgetReminders(long beforeMillis) {
        answer();
        reminders.values().removeIf(at -> at < beforeMillis);
    }

    @Override
    public List<Sum> sums() {
        answer();
        Map<SourceKey, Map<String, Long>> sums = new LinkedHashMap<>();
        stock.values().stream().filter(each -> each.decision().state() == StockEntry.State.CONFIRMED).forEach(each -> sums
                .computeIfAbsent(each.source(), unseen -> new TreeMap<>()).merge(each.substance(), each.signed(), Long::sum));
        List<Sum> all = new ArrayList<>();
        sums.forEach((source, own) -> own.forEach((substance, grams) -> all.add(new Sum(source, substance, grams))));
        return all;
    }

    @Override
    public List<StockEntry> pending() {
        answer();
        return stock.values().stream().filter(each -> each.decision().state() == StockEntry.State.PENDING).toList();
    }

    @Override
    public long lastNumber() {
        answer();
        return stock.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public StockEntry entry(long number) {
        answer();
        return stock.get(number);
    }

    @Override
    public boolean isCorrected(long number) {
        answer();
        return stock.values().stream().anyMatch(each -> each.corrects() == number && each.decision().state() != StockEntry.State.REFUSED);
    }

    @Override
    public List<StockEntry> entries(SourceKey source, LocalDate from, LocalDate to, long before, int most) {
        answer();
        return stock.values().stream().filter(each -> each.source().equals(source) && !each.day().isBefore(from) && !each.day().isAfter(to)
                && each.number() < before).sorted(Comparator.comparingLong(StockEntry::number).reversed()).limit(most).toList();
    }

    @Override
    public void add(StockEntry entry) {
        answer();
        stock.put(entry.number(), entry);
        written();
    }

    @Override
    public void decide(StockEntry entry) {
        answer();
        stock.put(entry.number(), entry);
        written();
    }

    @Override
    public void file(SourceKey source, Recorded by, String what) {
        journaled.add("file " + by.by() + ' ' + by.session() + ' ' + what);
    }

    @Override
    public void noticed(SourceKey source, String what, long atMillis) {
        journaled.add("noticed " + what);
    }

    @Override
    public void stock(SourceKey source, Recorded by, String what) {
        journaled.add("stock " + by.by() + ' ' + by.session() + ' ' + what);
    }
}
