package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.SiteRule.Vote;
import java.util.ArrayList;
import java.util.List;

/**
 * Redundant sensors that vote on one limit, and their remaining redundancy. The fewer are good, the fewer must agree; with
 * none left the rule is unknown and reports that protection is lost. Lane thread.
 */
final class VoteState implements RuleState {
    private static final long DISCREPANCY_MILLIS = 60_000;

    private final SiteRule rule;
    private final Vote logic;
    private final PointInput[] inputs;
    private final ConditionState.Beyond[] clauses;
    private final SiteAlarm vote;
    private final SiteAlarm redundancy;
    private final SiteAlarm commonCause;
    private final SensorAgreement agreement;
    private final CommonCause sameSource;

    VoteState(SiteRule rule, Vote logic, Point point, PointInput[] inputs) {
        this.rule = rule;
        this.logic = logic;
        this.inputs = inputs;
        this.clauses = new ConditionState.Beyond[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            clauses[i] = new ConditionState.Beyond(inputs[i], logic.limit());
        }
        vote = new SiteAlarm(point, "vote", RuleKind.VOTE, logic.arrangement(), rule.priority(), rule.latching(),
                rule.onDelayMillis(), rule.offDelayMillis());
        redundancy = new SiteAlarm(point, "redundancy", RuleKind.REDUNDANCY, "degraded", Priority.P2, false, 0, 0);
        commonCause = new SiteAlarm(point, "common-cause", RuleKind.REDUNDANCY, "common-cause", Priority.P3, false, 0, 0);
        agreement = new SensorAgreement(point, inputs, logic.tolerance(), Priority.P3, DISCREPANCY_MILLIS, 0);
        sameSource = new CommonCause(inputs);
    }

    @Override
    public SiteRule rule() {
        return rule;
    }

    @Override
    public List<SiteAlarm> alarms() {
        List<SiteAlarm> all = new ArrayList<>(List.of(vote, redundancy, commonCause));
        all.addAll(agreement.alarms());
        return all;
    }

    @Override
    public void judge(SiteEvalContext context, FindingHandler out) {
        agreement.measure(context.now);
        int good = agreement.goodCount();
        vote.measured(agreement.median(), logic.limit().at());
        int awaited = awaited(context.now);
        vote.judge(verdict(good, votes(context.now), awaited), context, out);
        judgeRedundancy(good, awaited, context, out);
        agreement.judge(context, out);
        commonCause.judge(sameSource.truth(context.now), context, out);
    }

    /** Number of sensors that vote for the alarm; an uncertain one may, a bad one only when configured so. */
    private int votes(long now) {
        int votes = 0;
        for (int i = 0; i < inputs.length; i++) {
            boolean isBad = !inputs[i].isUsable(now) && !inputs[i].isAwaited(now);
            if (clauses[i].truth(now) == Ternary.TRUE || isBad && logic.badIsTrip()) {
                votes++;
            }
        }
        return votes;
    }

    /** After a start, sensors that have not reported yet count as good, so that the first one does not decide alone. */
    private Ternary verdict(int good, int votes, int awaited) {
        int needed = needed(good + awaited);
        if (votes >= needed) {
            return Ternary.TRUE;
        }
        boolean isOpen = good == 0 || votes + awaited >= needed || lastVotes() >= needed(inputs.length);
        return isOpen ? Ternary.UNKNOWN : Ternary.FALSE;
    }

    /** A sensor that voted for the alarm and then failed has not withdrawn its vote. */
    private int lastVotes() {
        int votes = 0;
        for (ConditionState.Beyond clause : clauses) {
            votes += clause.lastHeld() ? 1 : 0;
        }
        return votes;
    }

    private int needed(int good) {
        if (inputs.length == 2) {
            return 1;
        }
        boolean isWhole = good == inputs.length || logic.badIsTrip();
        return isWhole || good == 2 && logic.bothOfTwo() ? 2 : 1;
    }

    /** After a start a sensor counts as missing only when it is overdue. */
    private void judgeRedundancy(int good, int awaited, SiteEvalContext context, FindingHandler out) {
        if (good == inputs.length) {
            redundancy.judge(Ternary.FALSE, context, out);
        } else if (awaited > 0) {
            redundancy.judge(Ternary.UNKNOWN, context, out);
        } else if (good == 0) {
            Priority lost = rule.priority() == Priority.P1 ? Priority.P1 : Priority.P2;
            redundancy.judge(Ternary.TRUE, "protection-lost", lost, context, out);
        } else {
            redundancy.judge(Ternary.TRUE, good == 1 ? "no-redundancy" : "degraded", Priority.P2, context, out);
        }
    }

    private int awaited(long now) {
        int awaited = 0;
        for (PointInput input : inputs) {
            awaited += input.isAwaited(now) ? 1 : 0;
        }
        return awaited;
    }

    @Override
    public long turnsAtMillis(long now) {
        long turns = Math.min(vote.dueMillis(), agreement.dueMillis());
        for (PointInput input : inputs) {
            turns = Math.min(turns, input.turnsAtMillis(now));
        }
        return turns;
    }
}
