package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.report.Ledger;
import io.hazardwatch.simulator.report.Ledger.Account;
import io.hazardwatch.simulator.wire.Telemetry;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.util.concurrent.atomic.LongAdder;

/** Counts messages by outcome and keeps the ledger of readings. Thread-safe. */
public final class Tally {
    private final Ledger ledger = new Ledger();
    private final LongAdder acked = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder lost = new LongAdder();

    /** The ledger of readings, by point. */
    public Ledger ledger() {
        return ledger;
    }

    void acknowledged(Telemetry telemetry) {
        acked.increment();
        enter(telemetry, 1);
    }

    void refused(Telemetry telemetry) {
        refused.increment();
        enter(telemetry, 0);
    }

    void lost(Telemetry telemetry) {
        lost.increment();
        enter(telemetry, 0);
    }

    private void enter(Telemetry telemetry, int isAcked) {
        for (Row row : telemetry.rows()) {
            for (Sample sample : row.samples()) {
                ledger.add(telemetry.device().point(sample.point()),
                        new Account(1, isAcked, row.stampMillis(), row.stampMillis()));
            }
        }
    }

    /** The number of messages acknowledged. */
    public long acked() {
        return acked.sum();
    }

    /** The number of messages that the gateway refused with a reason code. */
    public long refused() {
        return refused.sum();
    }

    /** Summarizes the counts in one line for the console. */
    public String line() {
        return "messages acknowledged " + acked() + ", refused " + refused() + ", lost to a full queue " + lost.sum();
    }
}
