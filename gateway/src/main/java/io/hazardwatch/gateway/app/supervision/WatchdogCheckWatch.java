package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.watchdog.WatchdogCheckBook;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.emergency.MonthlyWatchdogCheck;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits each month for somebody to confirm that the outside monitor paged when its calls were withheld; a monitor that paged nobody is a P2
 * alarm of the gateway. What was confirmed is a note of the journal, so no restart forgets it. Any thread.
 */
public final class WatchdogCheckWatch implements WatchdogCheckBook {
    /** From the beginning of the miss until somebody is to have confirmed the page, ms. */
    static final long PATIENCE_MILLIS = 4 * 3_600_000L;
    private static final long PERIOD_MILLIS = 30_000;
    private static final String SUBJECT = "dead-man";

    private final MonthlyWatchdogCheck miss;
    private final long installedAt;
    private final SystemAlarms alarms;
    private final Consumer<Note> notes;
    private final Clock clock;
    private volatile Note confirmed;

    /**
     * @param miss        null if no monitor is called
     * @param installedAt no miss before that time is asked about, ms since the epoch
     * @param confirmed   the last confirmations of the journal
     */
    public WatchdogCheckWatch(MonthlyWatchdogCheck miss, long installedAt, List<Note> confirmed, SystemAlarms alarms,
            Consumer<Note> notes, Clock clock) {
        this.miss = miss;
        this.installedAt = installedAt;
        this.confirmed = confirmed.stream().filter(note -> note.subject().equals(SUBJECT)).reduce((earlier, later) -> later).orElse(null);
        this.alarms = alarms;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Starts to look.
     *
     * @return stops it
     */
    public ShutdownStack.Stop start(Vertx vertx) {
        look();
        long timer = vertx.setPeriodic(PERIOD_MILLIS, unused -> look());
        return () -> vertx.cancelTimer(timer);
    }

    void look() {
        State state = state();
        alarms.set(state.isAwaited() && clock.millis() >= state.dueAt(), "watchdog", "forced-miss", new Text(
                "无人确认外部监视系统在每月检查中报了警，该系统可能已失效，请检查后在控制台确认",
                "Nobody confirmed that the outside monitor paged in the monthly check; it may be dead: look after it, then confirm at the console"),
                Priority.P2);
    }

    @Override
    public State state() {
        Note last = confirmed;
        long begin = miss == null ? 0 : miss.lastBegin(clock.millis());
        long beganAt = begin < installedAt ? 0 : begin;
        boolean isAwaited = beganAt > 0 && (last == null || last.atMillis() < beganAt);
        return new State(isAwaited, beganAt, beganAt == 0 ? 0 : beganAt + PATIENCE_MILLIS, last == null ? 0 : last.atMillis(),
                last == null ? null : last.actor());
    }

    @Override
    public synchronized boolean confirm(String by, String session) {
        if (!state().isAwaited()) {
            return false;
        }
        Note note = new Note(TransitionType.FORCED_MISS_CONFIRMED, SystemAlarms.ENTERPRISE, SUBJECT, by, "the outside monitor paged", clock.millis(),
                session);
        notes.accept(note);
        confirmed = note;
        look();
        return true;
    }
}
