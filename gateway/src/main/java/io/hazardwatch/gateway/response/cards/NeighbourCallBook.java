package io.hazardwatch.gateway.response.cards;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which neighbours were told, by whom, and whether they were reached. A call counts once it is stored, so that a restart loses none. The owner's
 * thread, which may wait for the store; {@link #of} and {@link #isLoaded} on any.
 */
public final class NeighbourCallBook {
    /** Calls are kept that long; journal and duty log keep them for longer. */
    public static final long KEPT_MILLIS = Duration.ofDays(30).toMillis();
    private static final String PREFIX = "nc-";
    private static final int KEPT_MAX = 5_000;
    private static final long FORGET_MILLIS = Duration.ofHours(1).toMillis();

    private final NeighbourCallStore store;
    private final Consumer<NeighbourCall> journal;
    private volatile List<NeighbourCall> calls;
    private long forgottenMillis;
    private long lastId;

    /** @param journal takes what was stored; never blocks */
    public NeighbourCallBook(NeighbourCallStore store, Consumer<NeighbourCall> journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Takes up what is stored, and deletes what is old here and there; throws what the store throws. Once a second. */
    public void look(long nowMillis) {
        if (calls == null) {
            List<NeighbourCall> stored = store.load(nowMillis - KEPT_MILLIS);
            lastId = stored.stream().mapToLong(each -> Long.parseLong(each.id().substring(PREFIX.length()), Character.MAX_RADIX)).max().orElse(0);
            calls = last(stored);
        }
        if (nowMillis - forgottenMillis >= FORGET_MILLIS) {
            store.forget(nowMillis - KEPT_MILLIS);
            calls = calls.stream().filter(each -> each.notedMillis() >= nowMillis - KEPT_MILLIS).toList();
            forgottenMillis = nowMillis;
        }
    }

    /** Whether the stored calls are known. */
    public boolean isLoaded() {
        return calls != null;
    }

    /** Stores a call under a new id; throws what the store throws, and nothing is noted then. */
    public NeighbourCall note(NeighbourCall wish) {
        if (calls == null) {
            throw new IllegalStateException("the stored calls to neighbours are not known yet; try again");
        }
        lastId = Math.max(lastId + 1, wish.notedMillis());
        NeighbourCall call = wish.withId(PREFIX + Long.toString(lastId, Character.MAX_RADIX));
        store.add(call);
        List<NeighbourCall> all = new ArrayList<>(calls);
        all.add(call);
        calls = last(all);
        journal.accept(call);
        return call;
    }

    private static List<NeighbourCall> last(List<NeighbourCall> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT_MAX), all.size()));
    }

    /** All of the last days, the newest first; empty until they are known. */
    public List<NeighbourCall> all() {
        List<NeighbourCall> known = calls;
        return known == null ? List.of() : known.reversed();
    }

    /** Calls about a site since then, the newest first. */
    public List<NeighbourCall> of(String enterprise, String site, long sinceMillis) {
        return all().stream().filter(each -> each.enterprise().equals(enterprise) && each.site().equals(site) && each.atMillis() >= sinceMillis)
                .toList();
    }
}
