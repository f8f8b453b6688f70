package io.hazardwatch.gateway.duty.exchange;

import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Rows of imported rosters, counted since the start: those that hold, and by reason those refused. Any thread. */
public final class ImportCounts {
    /** A row of a post of another enterprise. */
    public static final String OUTSIDE_ENTERPRISE = "OUTSIDE_ENTERPRISE";
    /** A row that was not tried because the import took as long as it may. */
    public static final String TIME_LIMIT = "TIME_LIMIT";

    private final LongAdder accepted = new LongAdder();
    private final Map<String, LongAdder> refused = new TreeMap<>();

    public ImportCounts() {
        Stream.of(Stream.of(RowRefusal.values()), Stream.of(RosterRefusal.values()), Stream.of(OUTSIDE_ENTERPRISE, TIME_LIMIT))
                .flatMap(reasons -> reasons).forEach(reason -> refused.put(reason.toString(), new LongAdder()));
    }

    /** The reasons there are, in order. */
    public Iterable<String> reasons() {
        return refused.keySet();
    }

    public void accept() {
        accepted.increment();
    }

    public void refuse(String reason) {
        refused.get(reason).increment();
    }

    public long accepted() {
        return accepted.sum();
    }

    public long refused(String reason) {
        return refused.get(reason).sum();
    }
}
