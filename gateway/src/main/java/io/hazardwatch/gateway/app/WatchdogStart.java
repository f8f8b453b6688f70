package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.LoopbackChannel;
import io.hazardwatch.gateway.app.supervision.PulseWriter;
import io.hazardwatch.gateway.app.supervision.SyntheticAlarms;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;

/** Starts what proves to the auditor that the gateway works: synthetic alarms and the sign of life. Main thread. */
final class WatchdogStart {
    private WatchdogStart() {}

    static void start(SqliteJournal journal, Lanes lanes, LoopbackChannel loopback, Vertx vertx, Clock clock, ErrorSink defects,
            ShutdownStack steps) {
        SyntheticAlarms synthetic = new SyntheticAlarms(lanes, journal.outbox(), loopback, clock, defects::caught);
        steps.started("synthetic alarms", synthetic.start(vertx));
        steps.started("pulse", new PulseWriter(journal, lanes, synthetic, clock).start(vertx));
    }
}
