package io.hazardwatch.gateway.leaks.checks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The checks of instruments that people have recorded. One counts once it is stored, so that a restart loses none. The owner's thread, which may
 * wait for the store; what is read comes from memory, on any thread.
 */
public final class InstrumentCheckBook implements CheckedDates {
    /** Kept of one instrument in memory; the store keeps all. */
    public static final int OF_POINT_MAX = 50;
    private static final String PREFIX = "ic-";
    private static final int LOADED_MAX = 200_000;
    private static final Comparator<InstrumentCheck> NEWEST_FIRST = Comparator.comparingLong(InstrumentCheck::atMillis)
            .thenComparingLong(InstrumentCheck::notedMillis).thenComparingLong(check -> number(check.id())).reversed();

    private final InstrumentCheckStore store;
    private final Consumer<InstrumentCheck> journal;
    private final Map<PointId, List<InstrumentCheck>> checks = new ConcurrentHashMap<>();
    private long lastId;
    private volatile boolean isLoaded;
    private volatile long version;

    /** @param journal takes what was stored; never blocks */
    public InstrumentCheckBook(InstrumentCheckStore store, Consumer<InstrumentCheck> journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored; throws what the store throws. Once a second. */
    public void look() {
        if (!isLoaded) {
            store.load(LOADED_MAX).forEach(this::take);
            lastId = checks.values().stream().flatMap(List::stream).mapToLong(each -> number(each.id())).max().orElse(0);
            isLoaded = true;
        }
    }

    /** Whether the stored checks are known. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** Stores a check under a new id; throws what the store throws, and nothing is recorded then. */
    public InstrumentCheck record(InstrumentCheck wish) {
        if (!isLoaded) {
            throw new IllegalStateException("the stored checks of instruments are not known yet; try again");
        }
        lastId = Math.max(lastId + 1, wish.notedMillis());
        InstrumentCheck check = wish.withId(PREFIX + Long.toString(lastId, Character.MAX_RADIX));
        store.add(check);
        take(check);
        journal.accept(check);
        return check;
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(PREFIX.length()), Character.MAX_RADIX);
    }

    private void take(InstrumentCheck check) {
        List<InstrumentCheck> all = new ArrayList<>(of(check.point()));
        all.add(check);
        all.sort(NEWEST_FIRST);
        checks.put(check.point(), List.copyOf(all.subList(0, Math.min(OF_POINT_MAX, all.size()))));
        version++;
    }

    /** The checks of an instrument, the newest first. */
    public List<InstrumentCheck> of(PointId point) {
        return checks.getOrDefault(point, List.of());
    }

    @Override
    public CalibrationDates of(Point point) {
        List<InstrumentCheck> known = of(point.id());
        return known.isEmpty() ? point.calibration() : CheckHistory.merge(point.calibration(), known);
    }

    @Override
    public long version() {
        return version;
    }
}
