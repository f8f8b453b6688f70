package io.hazardwatch.gateway.equipment;

import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The proofs and bypasses of equipment that people have recorded. One counts once it is stored, so that a restart loses none. The owner's
 * thread, which may wait for the store; what is read comes from memory, on any thread.
 */
public final class EquipmentBook implements EquipmentStandings {
    /** Kept of one piece of equipment in memory; the store keeps all. */
    public static final int OF_ONE_MAX = 50;
    private static final int LOADED_MAX = 200_000;
    private static final Comparator<EquipmentProof> NEWEST_PROOF = Comparator.comparing(EquipmentProof::day)
            .thenComparingLong(EquipmentProof::notedMillis).thenComparingLong(proof -> number(proof.id())).reversed();
    private static final Comparator<EquipmentBypass> NEWEST_BYPASS = Comparator.comparingLong(EquipmentBypass::sinceMillis)
            .thenComparingLong(bypass -> number(bypass.id())).reversed();

    /** Takes what was stored; never blocks. */
    public interface Journal {
        void proved(EquipmentProof proof);

        /** A bypass began or ended. */
        void bypassed(EquipmentBypass bypass);
    }

    private final EquipmentStore store;
    private final Journal journal;
    private final Map<EquipmentKey, List<EquipmentProof>> proofs = new ConcurrentHashMap<>();
    private final Map<EquipmentKey, List<EquipmentBypass>> bypasses = new ConcurrentHashMap<>();
    private long lastId;
    private volatile boolean isLoaded;
    private volatile long version;

    public EquipmentBook(EquipmentStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored; throws what the store throws. Once a second. */
    public void look() {
        if (isLoaded) {
            return;
        }
        List<EquipmentProof> storedProofs = store.proofs(LOADED_MAX);
        List<EquipmentBypass> storedBypasses = store.bypasses(LOADED_MAX);
        take(proofs, storedProofs, EquipmentProof::equipment, NEWEST_PROOF);
        take(bypasses, storedBypasses, EquipmentBypass::equipment, NEWEST_BYPASS);
        storedProofs.forEach(proof -> lastId = Math.max(lastId, number(proof.id())));
        storedBypasses.forEach(bypass -> lastId = Math.max(lastId, number(bypass.id())));
        isLoaded = true;
        version++;
    }

    private static <T> void take(Map<EquipmentKey, List<T>> all, List<T> stored, Function<T, EquipmentKey> key,
                                 Comparator<T> order) {
        Map<EquipmentKey, List<T>> grouped = stored.stream().collect(Collectors.groupingBy(key));
        grouped.forEach((equipment, own) -> all.put(equipment, newest(own.stream().sorted(order).toList())));
    }

    /** Whether the stored proofs and bypasses are known. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** Stores a proof under a new id; throws what the store throws, and nothing is recorded then. */
    public EquipmentProof record(EquipmentProof wish) {
        requireLoaded();
        EquipmentProof proof = wish.withId("ep-" + nextId(wish.notedMillis()));
        store.add(proof);
        put(proofs, proof.equipment(), proof, NEWEST_PROOF);
        journal.proved(proof);
        return proof;
    }

    /** Stores a bypass under a new id; null if the equipment is bypassed already. Throws what the store throws. */
    public EquipmentBypass begin(EquipmentBypass wish) {
        requireLoaded();
        if (bypass(wish.equipment()) != null) {
            return null;
        }
        EquipmentBypass bypass = wish.withId("eb-" + nextId(wish.sinceMillis()));
        store.add(bypass);
        put(bypasses, bypass.equipment(), bypass, NEWEST_BYPASS);
        journal.bypassed(bypass);
        return bypass;
    }

    /** Ends a bypass; null if that one does not last. Throws what the store throws. */
    public EquipmentBypass end(EquipmentKey equipment, String id, EquipmentBypass.Ended end) {
        requireLoaded();
        EquipmentBypass open = bypass(equipment);
        if (open == null || !open.id().equals(id)) {
            return null;
        }
        EquipmentBypass ended = open.ended(end);
        store.end(ended);
        List<EquipmentBypass> all = new ArrayList<>(bypasses(equipment));
        all.replaceAll(each -> each.id().equals(id) ? ended : each);
        bypasses.put(equipment, List.copyOf(all));
        version++;
        journal.bypassed(ended);
        return ended;
    }

    private void requireLoaded() {
        if (!isLoaded) {
            throw new IllegalStateException("the stored proofs and bypasses of equipment are not known yet; try again");
        }
    }

    private String nextId(long atMillis) {
        lastId = Math.max(lastId + 1, atMillis);
        return Long.toString(lastId, Character.MAX_RADIX);
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1), Character.MAX_RADIX);
    }

    private <T> void put(Map<EquipmentKey, List<T>> all, EquipmentKey key, T fresh, Comparator<T> order) {
        List<T> own = new ArrayList<>(all.getOrDefault(key, List.of()));
        own.add(fresh);
        own.sort(order);
        all.put(key, newest(own));
        version++;
    }

    /** Those of each kind and result by themselves, because a frequent test says nothing about a rare inspection. */
    private static <T> List<T> newest(List<T> sorted) {
        Map<Object, Integer> counts = new HashMap<>();
        return sorted.stream().filter(each -> counts.merge(matter(each), 1, Integer::sum) <= OF_ONE_MAX).toList();
    }

    private static Object matter(Object record) {
        return record instanceof EquipmentProof proof ? List.of(proof.kind(), proof.isPassed()) : EquipmentBypass.class;
    }

    /** The recorded proofs, the newest first. */
    public List<EquipmentProof> proofs(EquipmentKey equipment) {
        return proofs.getOrDefault(equipment, List.of());
    }

    /** The recorded bypasses, the newest first. */
    public List<EquipmentBypass> bypasses(EquipmentKey equipment) {
        return bypasses.getOrDefault(equipment, List.of());
    }

    /** The bypass that lasts, or null. */
    public EquipmentBypass bypass(EquipmentKey equipment) {
        return bypasses(equipment).stream().filter(EquipmentBypass::isOpen).findFirst().orElse(null);
    }

    @Override
    public EquipmentStanding of(Site site, Equipment equipment) {
        EquipmentKey key = EquipmentKey.of(site, equipment);
        EquipmentStanding standing = EquipmentStanding.of(equipment, proofs(key), bypass(key));
        return isLoaded ? standing : standing.unread();
    }

    @Override
    public long version() {
        return version;
    }
}
