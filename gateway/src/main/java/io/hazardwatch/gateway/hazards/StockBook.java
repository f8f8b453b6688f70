package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.database.StoredKnowledge;
import io.hazardwatch.gateway.hazards.StockEntry.Decision;
import io.hazardwatch.gateway.hazards.StockEntry.State;
import io.hazardwatch.gateway.hazards.StockRefusedException.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * What came into a hazard source and went out: entered by one person, counted once another has confirmed it. An entry is never changed or deleted;
 * a wrong one is taken back by a counter-entry, which takes two persons as well. No balance is ever below zero. The owner's thread, which may wait
 * for the store; balances and waiting entries come from memory, on any thread.
 */
public final class StockBook {
    /** Entries of one source that may wait for the second person. */
    public static final int PENDING_MAX = 200;

    private final StockStore store;
    private final HazardJournal journal;
    private final Map<SourceKey, Map<String, Long>> balances = new ConcurrentHashMap<>();
    private final Map<SourceKey, List<StockEntry>> pending = new ConcurrentHashMap<>();
    private long lastNumber;
    private final StoredKnowledge stored = new StoredKnowledge("entries of the stock book");

    public StockBook(StockStore store, HazardJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored, at the start and after a write that failed; throws what the store throws. */
    public void look() {
        if (stored.isKnown()) {
            return;
        }
        List<StockStore.Sum> sums = store.sums();
        List<StockEntry> waiting = store.pending();
        lastNumber = store.lastNumber();
        balances.clear();
        pending.clear();
        sums.forEach(each -> add(each.source(), each.substance(), each.grams()));
        waiting.forEach(each -> wait(each, true));
        stored.read();
    }

    /** Whether what is stored is known. */
    public boolean isLoaded() {
        return stored.isKnown();
    }

    private void add(SourceKey source, String substance, long grams) {
        Map<String, Long> own = new TreeMap<>(balances.getOrDefault(source, Map.of()));
        own.merge(substance, grams, Math::addExact);
        balances.put(source, own);
    }

    private void wait(StockEntry entry, boolean isWaiting) {
        List<StockEntry> own = new ArrayList<>(pending(entry.source()));
        own.removeIf(each -> each.number() == entry.number());
        if (isWaiting) {
            own.add(entry);
        }
        pending.put(entry.source(), List.copyOf(own));
    }

    /** Stores an entry, which counts once another person confirms it. Throws a {@link StockRefusedException}, or what the store throws. */
    public StockEntry enter(StockEntry wish) {
        stored.require();
        List<StockEntry> waiting = pending(wish.source());
        if (waiting.size() >= PENDING_MAX) {
            throw new StockRefusedException(Reason.STOCK_TOO_MANY_PENDING, PENDING_MAX
                    + " entries wait for the second person; have them decided first");
        }
        long going = waiting.stream().filter(each -> !each.isIn() && each.substance().equals(wish.substance())).mapToLong(StockEntry::grams).sum();
        requireStock(wish, grams(wish.source(), wish.substance()) - going);
        lastNumber++;
        StockEntry entry = wish.numbered(lastNumber);
        stored.write(() -> store.add(entry));
        wait(entry, true);
        journal.stock(entry.source(), entry.entered(), "entered " + words(entry));
        return entry;
    }

    private static void requireStock(StockEntry entry, long there) {
        if (!entry.isIn() && entry.grams() > there) {
            throw new StockRefusedException(Reason.STOCK_NEGATIVE, "only " + Math.max(0, there) / StockEntry.GRAMS + " t of " + entry.substance()
                    + " are there by the book");
        }
    }

    private static String words(StockEntry entry) {
        return entry.number() + ": " + entry.substance() + (entry.isIn() ? " in " : " out ") + entry.tonnes() + " t on " + entry.day()
                + (entry.corrects() == 0 ? "" : ", takes back " + entry.corrects()) + (entry.words().isEmpty() ? "" : ": " + entry.words());
    }

    /** Enters the opposite of a confirmed entry, which a second person confirms as well. */
    public StockEntry takeBack(SourceKey source, long number, String words, LocalDate day, Recorded by) {
        stored.require();
        StockEntry wrong = existing(source, number);
        if (wrong.decision().state() != State.CONFIRMED || wrong.corrects() != 0 || store.isCorrected(number)) {
            throw new StockRefusedException(Reason.STOCK_NOT_CORRECTABLE, "only a confirmed entry that is no correction and was not taken back"
                    + " before is taken back");
        }
        return enter(new StockEntry(0, source, wrong.substance(), !wrong.isIn(), wrong.grams(), day, words, number, by, Decision.NONE));
    }

    private StockEntry existing(SourceKey source, long number) {
        StockEntry entry = store.entry(number);
        if (entry == null || !entry.source().equals(source)) {
            throw new StockRefusedException(Reason.STOCK_UNKNOWN, "no entry " + number);
        }
        return entry;
    }

    /**
     * Confirms an entry, so that it counts.
     *
     * @param isSame whether two accounts are of one person
     */
    public StockEntry confirm(SourceKey source, long number, Recorded by, BiPredicate<String, String> isSame) {
        stored.require();
        StockEntry entry = waiting(source, number);
        if (entry.entered().by().equals(by.by()) || isSame.test(entry.entered().by(), by.by())) {
            throw new StockRefusedException(Reason.STOCK_OWN_ENTRY, "nobody confirms the own entry, by another account either");
        }
        requireStock(entry, grams(source, entry.substance()));
        StockEntry confirmed = decide(entry, new Decision(State.CONFIRMED, "", by));
        add(source, entry.substance(), entry.signed());
        journal.stock(source, by, "confirmed " + words(confirmed) + "; balance " + tonnes(source, entry.substance()) + " t");
        return confirmed;
    }

    /** Refuses an entry, so that it never counts; who entered it may do so as well. */
    public StockEntry refuse(SourceKey source, long number, String words, Recorded by) {
        stored.require();
        StockEntry refused = decide(waiting(source, number), new Decision(State.REFUSED, words, by));
        journal.stock(source, by, "refused " + words(refused) + "; because: " + words);
        return refused;
    }

    private StockEntry waiting(SourceKey source, long number) {
        StockEntry entry = existing(source, number);
        if (entry.decision().state() != State.PENDING) {
            throw new StockRefusedException(Reason.STOCK_DECIDED, "entry " + number + " was decided before");
        }
        return entry;
    }

    private StockEntry decide(StockEntry entry, Decision decision) {
        StockEntry decided = entry.decided(decision);
        stored.write(() -> store.decide(decided));
        wait(decided, false);
        return decided;
    }

    /** Entries that wait for the second person, oldest first. */
    public List<StockEntry> pending(SourceKey source) {
        return pending.getOrDefault(source, List.of());
    }

    /** Confirmed balances by substance, grams. */
    public Map<String, Long> balances(SourceKey source) {
        return balances.getOrDefault(source, new HashMap<>());
    }

    private long grams(SourceKey source, String substance) {
        return balances(source).getOrDefault(substance, 0L);
    }

    /** The confirmed balance, t. */
    public double tonnes(SourceKey source, String substance) {
        return grams(source, substance) / StockEntry.GRAMS;
    }

    /** For lists. */
    public StockStore store() {
        return store;
    }
}
