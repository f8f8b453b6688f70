package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.watchdog.WatchdogCheckBook;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.JournalHeartbeatWriter;
import io.hazardwatch.gateway.app.supervision.LoopbackChannel;
import io.hazardwatch.gateway.app.supervision.SyntheticAlarms;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.app.supervision.WatchdogCheckWatch;
import io.hazardwatch.gateway.emergency.EmergencySettings;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;

/** Starts what proves to the auditor that the gateway works: synthetic alarms and the sign of life. Main thread. */
final class WatchdogStart {
    private WatchdogStart() {}

    /** Asks each month whether the outside monitor paged. */
    static WatchdogCheckBook forcedMiss(EmergencySettings settings, SqliteJournal journal, SystemAlarms alarms, Vertx vertx, Clock clock,
            ShutdownStack steps) {
        long installedAt = journal.entriesAfter(0, 1).stream().mapToLong(JournalEntry::committedAt).findFirst().orElse(clock.millis());
        WatchdogCheckWatch watch = new WatchdogCheckWatch(settings.deadMan() == null ? null : settings.forcedMiss(), installedAt,
                journal.notes(TransitionType.FORCED_MISS_CONFIRMED), alarms, new JournaledNotes(journal), clock);
        steps.started("forced miss", watch.start(vertx));
        return watch;
    }

    static void start(SqliteJournal journal, Lanes lanes, LoopbackChannel loopback, Vertx vertx, Clock clock, ErrorSink defects,
            ShutdownStack steps) {
        SyntheticAlarms synthetic = new SyntheticAlarms(lanes, journal.outbox(), loopback, clock, defects::caught);
        steps.started("synthetic alarms", synthetic.start(vertx));
        steps.started("pulse", new JournalHeartbeatWriter(journal, lanes, synthetic, clock).start(vertx));
    }
}
