package io.hazardwatch.simulator.check;

import io.hazardwatch.simulator.report.Ledger.Account;
import java.util.ArrayList;
import java.util.List;

/** Sums the counts of all points and lists the points whose counts are wrong. Used by one thread. */
final class Sum {
    /** Result of an attempt in which the store did not answer. */
    static final Sum NOTHING_COUNTED = new Sum();

    final List<String> differences = new ArrayList<>();
    private long points;
    private long difference;
    private long sent;
    private long acked;
    private long held;

    void add(String point, Account account, long heldByGateway) {
        points++;
        sent += account.sent();
        acked += account.acked();
        held += heldByGateway;
        long missing = Math.max(0, account.acked() - heldByGateway);
        long invented = Math.max(0, heldByGateway - account.sent());
        difference += missing + invented;
        if (missing + invented > 0) {
            differences.add(point + ": sent " + account.sent() + ", acknowledged " + account.acked() + ", in the history "
                    + heldByGateway + ", difference " + (heldByGateway - account.acked()));
        }
    }

    boolean isComplete() {
        return points > 0 && differences.isEmpty();
    }

    @Override
    public String toString() {
        return "points " + points + ", sent " + sent + ", acknowledged " + acked + ", in the history " + held + ", difference "
                + difference + ", points that differ " + differences.size();
    }
}
