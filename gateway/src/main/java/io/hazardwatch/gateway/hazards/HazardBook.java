package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.database.StoredKnowledge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of hazard sources: assessments, triggers and documents. A record counts once it is stored, so that a restart loses none. The owner's
 * thread, which may wait for the store; what is read comes from memory, on any thread.
 */
public final class HazardBook {
    private static final int LOADED_MAX = 100_000;
    private static final Comparator<Assessment> NEWEST = Comparator.comparing(Assessment::day)
            .thenComparingLong(each -> each.recorded().atMillis()).thenComparingLong(each -> number(each.id())).reversed();

    private final HazardStore store;
    private final HazardJournal journal;
    private final Map<SourceKey, List<Assessment>> assessments = new ConcurrentHashMap<>();
    private final Map<SourceKey, List<TriggerEntry>> triggers = new ConcurrentHashMap<>();
    private final Map<SourceKey, Map<DocumentKind, SourceDocument>> documents = new ConcurrentHashMap<>();
    private long lastId;
    private final StoredKnowledge stored = new StoredKnowledge("files of hazard sources");

    public HazardBook(HazardStore store, HazardJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored, at the start and after a write that failed; throws what the store throws. */
    public void look() {
        if (stored.isKnown()) {
            return;
        }
        List<Assessment> storedAssessments = store.assessments(LOADED_MAX);
        List<TriggerEntry> storedTriggers = store.triggers(LOADED_MAX);
        List<SourceDocument> storedDocuments = store.documents();
        assessments.clear();
        triggers.clear();
        storedAssessments.forEach(each -> take(each, number(each.id())));
        storedTriggers.forEach(each -> take(each, number(each.id())));
        storedDocuments.forEach(this::take);
        stored.read();
    }

    private void take(Assessment each, long number) {
        lastId = Math.max(lastId, number);
        List<Assessment> own = new ArrayList<>(assessments(each.source()));
        own.removeIf(old -> old.id().equals(each.id()));
        own.add(each);
        own.sort(NEWEST);
        assessments.put(each.source(), List.copyOf(own));
    }

    private void take(TriggerEntry each, long number) {
        lastId = Math.max(lastId, number);
        List<TriggerEntry> own = new ArrayList<>(triggers(each.source()));
        own.addFirst(each);
        triggers.put(each.source(), List.copyOf(own));
    }

    private void take(SourceDocument each) {
        Map<DocumentKind, SourceDocument> own = new EnumMap<>(DocumentKind.class);
        own.putAll(documents(each.source()));
        own.put(each.kind(), each);
        documents.put(each.source(), own);
    }

    /** Whether what is stored is known. */
    public boolean isLoaded() {
        return stored.isKnown();
    }

    /** Stores an assessment under a new id; throws what the store throws, and whether it is recorded is known after the next {@link #look} then. */
    public Assessment assess(Assessment wish) {
        stored.require();
        Assessment assessment = wish.withId("ha-" + nextId(wish.recorded().atMillis()));
        stored.write(() -> store.add(assessment));
        take(assessment, lastId);
        GradedState state = assessment.state();
        journal.file(assessment.source(), assessment.recorded(), "assessed on " + assessment.day() + " by " + assessment.assessor() + ": grade "
                + state.grade() + ", S " + state.s() + ", R " + state.r() + ", " + state.edition()
                + filed(assessment.filing()) + said(assessment.words()));
        return assessment;
    }

    /** Stores the filing of an assessment; null if there is none of that id, or it is filed already. */
    public Assessment file(SourceKey source, String id, Assessment.Filing filing) {
        stored.require();
        Assessment present = assessments(source).stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (present == null || present.filing().day() != null) {
            return null;
        }
        Assessment filed = present.filed(filing);
        stored.write(() -> store.file(filed));
        take(filed, lastId);
        journal.file(source, filing.recorded(), "assessment of " + filed.day() + filed(filing));
        return filed;
    }

    private static String filed(Assessment.Filing filing) {
        return filing.day() == null ? "" : ", filed on " + filing.day() + (filing.number().isEmpty() ? "" : " as " + filing.number());
    }

    private static String said(String words) {
        return words.isEmpty() ? "" : ": " + words;
    }

    /** Stores what makes a new assessment necessary. */
    public TriggerEntry trigger(TriggerEntry wish) {
        stored.require();
        TriggerEntry trigger = wish.withId("ht-" + nextId(wish.recorded().atMillis()));
        stored.write(() -> store.add(trigger));
        take(trigger, lastId);
        journal.file(trigger.source(), trigger.recorded(), "to be assessed again because of " + trigger.kind().wire() + " on " + trigger.day()
                + said(trigger.words()));
        return trigger;
    }

    /** Stores a statement about a document. */
    public SourceDocument state(SourceDocument document) {
        stored.require();
        stored.write(() -> store.add(document));
        take(document);
        journal.file(document.source(), document.recorded(), "document " + document.kind().wire() + ' ' + document.state().wire()
                + (document.day() == null ? "" : ", of " + document.day()) + (document.due() == null ? "" : ", due " + document.due())
                + (document.reference().isEmpty() ? "" : ", " + document.reference()) + said(document.words()));
        return document;
    }

    private String nextId(long atMillis) {
        lastId = Math.max(lastId + 1, atMillis);
        return Long.toString(lastId, Character.MAX_RADIX);
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1), Character.MAX_RADIX);
    }

    /** The assessments of a source, the newest first. */
    public List<Assessment> assessments(SourceKey source) {
        return assessments.getOrDefault(source, List.of());
    }

    /** The newest assessment, or null. */
    public Assessment newest(SourceKey source) {
        List<Assessment> all = assessments(source);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** What people entered, the newest first. */
    public List<TriggerEntry> triggers(SourceKey source) {
        return triggers.getOrDefault(source, List.of());
    }

    /** Whether an entry waits for an assessment still. */
    public boolean isOpen(TriggerEntry trigger) {
        return assessments(trigger.source()).stream().noneMatch(trigger::isAnsweredBy);
    }

    /** What was stated of documents. */
    public Map<DocumentKind, SourceDocument> documents(SourceKey source) {
        return documents.getOrDefault(source, Map.of());
    }

    /** The day on which a document's next one is due: as stated; null if never. */
    static LocalDate due(SourceDocument document) {
        return document == null || document.isMissing() ? null : document.due();
    }
}
