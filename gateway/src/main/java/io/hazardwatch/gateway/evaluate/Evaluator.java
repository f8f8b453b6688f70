package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Point;

/**
 * Applies a point's rules to its readings. Holds no state of its own: all of it is in {@link PointState}.
 * Lane thread only.
 *
 * <p>Deadlines: {@link #nextDeadlineMillis} is stored, not computed, and readings of a point at rest leave it alone, so
 * a lane reschedules only when it is earlier than what it has scheduled. It may therefore have become too early by the
 * time it is reached; {@link #onTick} then finds no deadline passed and moves it to where it now belongs. A reading that arrives
 * at or after the deadline applies passed deadlines first, so ticks may come late without changing a decision. Ticks
 * belong after the readings that arrived before them.
 */
public final class Evaluator {
    /** No deadline is pending. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    private final FindingHandler findings;
    private final EarlierFingerprints earlier;
    private final LimitLayouts layouts = new LimitLayouts();
    private final EvalContext context;

    /** @param findings where changes go */
    public Evaluator(FindingHandler findings) {
        this(findings, EarlierFingerprints.NONE);
    }

    /**
     * An evaluator whose states hold few fingerprints of their own.
     *
     * @param findings where changes go
     * @param earlier  where the fingerprints of points are kept
     */
    public Evaluator(FindingHandler findings, EarlierFingerprints earlier) {
        this.findings = findings;
        this.earlier = earlier;
        this.context = new EvalContext(earlier);
    }

    /** A fresh state: UNKNOWN until the first good reading; staleness counts from {@code nowMillis}. */
    public PointState start(Point point, long nowMillis) {
        PointState state = new PointState(point, layouts.of(point), nowMillis, !earlier.keeps(point.index()));
        PointConfiguration.start(state);
        settle(state);
        return state;
    }

    /**
     * Continues from a snapshot. {@code state} is fresh; the caller then restores active alarms by {@link #restore} and
     * finishes with {@link #resumed}.
     */
    public void resume(PointState state, PointSnapshot before, long nowMillis) {
        SnapshotRestoration.resume(state, before, nowMillis);
        settle(state);
    }

    /** Finishes a resume, after all active alarms were restored. */
    public void resumed(PointState state) {
        SnapshotRestoration.finish(state);
        settle(state);
    }

    /** Saves the state that a restart needs. */
    public void save(PointState state, PointSnapshot snapshot) {
        snapshot.take(state);
    }

    /**
     * Restores an active alarm after a restart. The rule is UNKNOWN with an active core until a reading decides (V15, V17). An
     * alarm of a rule that is no longer configured is cleared at once.
     */
    public void restore(PointState state, String rule, String level) {
        context.useLastReading(state, state.lastArrivalMillis());
        AlarmRestoration.restore(state, context, rule, level, findings);
        settle(state);
    }

    /** Fills the windows of rules with readings stored before the restart. Decides nothing; the next reading does. */
    public void refill(PointState state, PastReadings past) {
        WindowWarmUp.refill(state, past);
    }

    /** Fills means over hours from means of minutes; decides nothing either. */
    public void refill(PointState state, PastMinutes past) {
        WindowWarmUp.refill(state, past);
    }

    /** Fills what is usual at each time of day; decides nothing either. */
    public void refill(PointState state, PastHours past) {
        WindowWarmUp.refill(state, past);
    }

    /** Takes one reading. Allocates nothing unless it changes something. */
    public void onReading(PointState state, long eventMillis, long arrivalMillis, double value, byte quality) {
        if (arrivalMillis >= state.due()) {
            onTick(state, arrivalMillis);
        }
        if (state.isCalm() && quality == 0 && value > state.calmLow() && value < state.calmHigh()
                && eventMillis > state.lastEventMillis() && eventMillis - state.lastEventMillis() <= TimelineRepair.GAP_MILLIS) {
            state.pushRecent(eventMillis);
            state.takeCalm(eventMillis, arrivalMillis, value);
            if (state.hasRules()) {
                context.reading(state, eventMillis, arrivalMillis, value, quality);
                applyRules(state);
            }
        } else {
            context.reading(state, eventMillis, arrivalMillis, value, quality);
            judge(state);
            settle(state);
        }
    }

    /**
     * Quality of a reading by its value, its flag and the point's configuration, independent of earlier readings: not a number,
     * sentinels and values out of range are bad, saturated values uncertain. History stores this quality.
     */
    public static byte qualityOf(Point point, double value, byte quality) {
        return SignalValidation.byValueAlone(point.screen(), value, quality);
    }

    /**
     * Quality with which a stored reading is evaluated again.
     *
     * @param kept the quality that {@link #qualityOf} gave
     */
    public static byte replayedQuality(Point point, double value, byte kept) {
        return SignalValidation.replayed(point.screen(), value, kept);
    }

    /** Applies the rules. Most readings leave rules at rest at rest; only a change moves the deadline. */
    private void applyRules(PointState state) {
        PointRules.take(state, context, findings);
        state.due(Math.min(state.due(), PointRules.nextHold(state)));
    }

    private void judge(PointState state) {
        InstrumentRules.heard(state, context, findings);
        selectClock(state);
        if (isRepeatedByWrongClock(state)) {
            return;
        }
        if (SignalValidation.validate(state, context) == SignalValidation.Passage.WITHHELD) {
            return;
        }
        doubtIfKept();
        boolean bad = context.quality >= Quality.BAD.code();
        if (context.event > state.lastEventMillis()) {
            state.endRun();
            takeNewest(state, bad);
        } else if (bad) {
            takeOlderBad(state);
        } else {
            takeOlder(state);
        }
    }

    /** A reading that the device kept says what was: it may raise an alarm, which is late, but ends none that stands now. */
    private void doubtIfKept() {
        if (context.isKept && context.isGood()) {
            context.quality = Quality.UNCERTAIN.code();
        }
    }

    /** Recognises a repetition by the device's time, however wrong that is, because by arrival time it would be new. */
    private boolean isRepeatedByWrongClock(PointState state) {
        return state.isByArrival() && context.deviceTime < state.lastDeviceTime()
                && context.wasJudged(state);
    }

    /**
     * Chooses the device's or the gateway's time. Both are never compared: a change between them restarts everything that runs.
     */
    private void selectClock(PointState state) {
        boolean wrong = state.isClockWrong();
        if (wrong) {
            context.useArrivalTime(state);
        }
        if (wrong != state.isByArrival()) {
            state.byArrival(wrong);
            PointRules.restart(state);
            if (context.event > state.lastEventMillis()) {
                TimelineRepair.restart(state, context.event);
            } else {
                TimelineRepair.beginTimeline(state, context);
            }
        }
    }

    private void takeNewest(PointState state, boolean bad) {
        TimelineRepair.noteGap(state, context.event);
        if (context.event - state.lastEventMillis() > PointState.SPAN_MILLIS) {
            TimelineRepair.restart(state, context.event);
        }
        TimelineRepair.passSeam(state, context);
        state.moveTo(context.event, context.deviceTime);
        state.kept(context.isKept);
        state.noteJudged(context.deviceTime, context.value);
        if (bad) {
            InstrumentRules.bad(state, context, findings);
        } else {
            takeUsable(state);
        }
    }

    private void takeUsable(PointState state) {
        state.lastValue(context.value);
        state.uncertain(!context.isGood());
        if (context.isGood() && (!state.isTrusted() || state.isRestored())) {
            InstrumentRules.good(state, context, findings);
        }
        LimitRules.take(state, context, findings);
        if (state.hasRules()) {
            PointRules.take(state, context, findings);
        }
    }

    /** A bad reading older than the newest means nothing, unless the device's clock was set back. */
    private void takeOlderBad(PointState state) {
        if (!TimelineRepair.isRepeated(state, context) && TimelineRepair.isNewTimeline(state, context)) {
            beginTimeline(state, true);
        }
    }

    private void takeOlder(PointState state) {
        LateReadings.Place place = LateReadings.take(state, context, findings);
        if (place.isNews()) {
            state.noteJudged(context.deviceTime, context.value);
        }
        switch (place) {
            case IN_ORDER -> PointRules.takeLate(state, context, findings);
            case HISTORY -> takeHistory(state);
            case NEW_TIMELINE -> beginTimeline(state, false);
            case CORRECTED -> correct(state);
            case DUPLICATE -> { }
        }
    }

    private void takeHistory(PointState state) {
        if (state.isTrusted()) {
            PointRules.takeLate(state, context, findings);
        }
    }

    private void correct(PointState state) {
        if (context.event == state.lastEventMillis()) {
            state.lastValue(context.value);
            state.uncertain(!context.isGood());
            PointRules.correct(state, context, findings);
        }
    }

    private void beginTimeline(PointState state, boolean bad) {
        TimelineRepair.tellSetBack(state, context, findings);
        boolean isBacklog = state.isInGap(context.event);
        TimelineRepair.beginTimeline(state, context);
        PointRules.beginTimeline(state, context.event, isBacklog);
        takeNewest(state, bad);
    }

    /** Applies deadlines up to {@code nowMillis} (wall clock, like arrival times): held on-delays, staleness. */
    public void onTick(PointState state, long nowMillis) {
        if (nowMillis < state.due()) {
            return;
        }
        context.useLastReading(state, nowMillis);
        long staleAt = InstrumentRules.staleAt(state);
        long until = Math.min(nowMillis, staleAt);
        LimitRules.raiseHeld(state, context, until, findings);
        PointRules.raiseHeld(state, context, until, findings);
        if (staleAt <= nowMillis) {
            InstrumentRules.silent(state, context, findings);
        }
        settle(state);
    }

    /** Connects the rules of {@code state} that compare with another point to that point's state. */
    public void compare(PointState state, PointId reference, PointState with) {
        for (PointRule rule : state.rules()) {
            if (rule instanceof DeviationRule deviation && reference.equals(deviation.setting().reference())) {
                deviation.compareWith(with);
            }
        }
    }

    /** Reacts to a new reading, or the silence, of a point that rules of {@code state} compare with. */
    public void onReference(PointState state, long nowMillis) {
        if (state.isTrusted()) {
            context.useLastReading(state, nowMillis);
            context.quality = (state.isUncertain() ? Quality.UNCERTAIN : Quality.GOOD).code();
            PointRules.compareAgain(state, context, findings);
            settle(state);
        }
    }

    /** When {@link #onTick} is next needed, in arrival time, or {@link #NO_DEADLINE}. Cheap: read after every reading. */
    public long nextDeadlineMillis(PointState state) {
        return state.due();
    }

    /**
     * Applies new settings (V20): keeps active alarms and evaluates the last good value again, with timers restarted. An active
     * alarm without a rule is cleared with the last value.
     */
    public void reconfigure(PointState state, Point point, long nowMillis) {
        context.useLastReading(state, nowMillis);
        PointConfiguration.change(state, context, point, layouts, findings);
        settle(state);
    }

    /** Status of a rule; {@link RuleStatus#UNWATCHED} when the point has no such rule. */
    public RuleStatus standing(PointState state, String rule) {
        return RuleStatuses.of(state, rule);
    }

    private static void settle(PointState state) {
        state.due(Math.min(InstrumentRules.staleAt(state),
                Math.min(LimitRules.nextHold(state), PointRules.nextHold(state))));
        state.calm(state.areRecentOk() && state.isTrusted() && !state.isAwaited() && !state.isStale() && !state.isBad()
                && !state.isSeamed() && !state.isUncertain() && !state.isKept() && !state.isClockWrong() && !PointRules.isDoubtful(state)
                && state.runLength() == 0 && state.areLimitsAtRest() && state.wereLimitsAtRest());
        if (state.isCalm()) {
            state.forgetUnrest();
            state.flag(LimitSide.LOW, PointState.RAISE_KNOWN, false);
            state.flag(LimitSide.HIGH, PointState.RAISE_KNOWN, false);
        }
    }
}
