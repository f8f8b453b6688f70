package io.hazardwatch.simulator.check;

import io.hazardwatch.simulator.report.Ledger.Account;
import java.util.ArrayList;
import java.util.List;

/** Adds up points and keeps the differences. One thread. */
final class Sum {
    final List<String> differences = new ArrayList<>();
    private long points;
    private long sent;
    private long acked;
    private long held;

    void add(String point, Account account, long heldByGateway) {
        points++;
        sent += account.sent();
        acked += account.acked();
        held += heldByGateway;
        if (heldByGateway < account.acked() || heldByGateway > account.sent()) {
            differences.add(point + ": sent " + account.sent() + ", acknowledged " + account.acked() + ", in the history "
                    + heldByGateway + ", difference " + (heldByGateway - account.acked()));
        }
    }

    boolean isComplete() {
        return differences.isEmpty();
    }

    @Override
    public String toString() {
        return "points " + points + ", sent " + sent + ", acknowledged " + acked + ", in the history " + held + ", points that differ "
                + differences.size();
    }
}
