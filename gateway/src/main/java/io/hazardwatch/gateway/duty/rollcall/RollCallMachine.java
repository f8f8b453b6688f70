package io.hazardwatch.gateway.duty.rollcall;

import io.hazardwatch.gateway.duty.DutyShift;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Decides about the roll calls of a post; stateless. */
public final class RollCallMachine {
    private static final Comparator<RollCall> ORDER = Comparator.comparing(RollCall::isSpotCheck).reversed().thenComparing(RollCall::dueAt);

    private final RollCallPolicy policy;

    public RollCallMachine(RollCallPolicy policy) {
        this.policy = policy;
    }

    /** Settles the times of a shift that has none yet; {@code random} must not be guessable. */
    public List<RollCallStep> settle(DutyShift shift, ZoneId zone, long nowMillis, RandomGenerator random) {
        List<Long> times = new RollCallTimes(policy, zone, random).draw(shift.fromMillis(), shift.toMillis(), nowMillis);
        List<RollCallStep> steps = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            RollCall call = RollCall.waiting(shift.post() + '-' + shift.fromMillis() + '-' + (i + 1), shift.post(), shift.fromMillis(),
                    times.get(i), null, 0);
            steps.add(new RollCallStep(RollCallStep.Kind.SETTLED, call));
        }
        return steps;
    }

    /**
     * Settles those that a key period asks for beyond the usual number, in what is left of the shift; also when it begins in the middle
     * of it, or asks for more than before. What was let go and whose time has not come is settled again first: after a start, a weather
     * warning that tightens is not known for a moment.
     *
     * @param calls those of the shift that are settled
     * @param more  how many more the key period asks for in a whole shift
     */
    public List<RollCallStep> settleMore(DutyShift shift, Collection<RollCall> calls, int more, long nowMillis, RandomGenerator random) {
        List<RollCall> all = calls.stream().filter(call -> call.shiftFrom() == shift.fromMillis() && !call.isSpotCheck()).toList();
        List<RollCall> again = all.stream().filter(call -> call.state() == RollCallState.NOT_ASKED && call.more() > 0 && call.more() <= more
                && call.dueAt() > nowMillis).toList();
        if (!again.isEmpty()) {
            return again.stream().map(call -> new RollCallStep(RollCallStep.Kind.SETTLED, call.withdraw())).toList();
        }
        List<RollCall> own = all.stream().filter(call -> call.state() != RollCallState.NOT_ASKED).toList();
        int before = own.stream().mapToInt(RollCall::more).max().orElse(0);
        if (more <= before) {
            return List.of();
        }
        List<Long> taken = own.stream().map(call -> Math.max(call.dueAt(), call.askedAt())).toList();
        List<Long> times = new ExtraRollCallTimes(policy, random).draw(shift, taken, more - before, nowMillis);
        return times.stream().map(due -> new RollCallStep(RollCallStep.Kind.SETTLED, RollCall.waiting(
                shift.post() + '-' + shift.fromMillis() + "-more-" + due, shift.post(), shift.fromMillis(), due, null, more))).toList();
    }

    /** A spot check, asked as soon as no P1 waits; {@code number} tells those of a moment apart. */
    public RollCallStep order(DutyShift shift, String orderedBy, long nowMillis, int number) {
        return new RollCallStep(RollCallStep.Kind.ORDERED, RollCall.waiting(shift.post() + "-spot-" + nowMillis + '-' + number,
                shift.post(), shift.fromMillis(), nowMillis, orderedBy, 0));
    }

    /**
     * What is to be done now.
     *
     * @param shift       the post's shift at present, or null when there is none
     * @param calls       the post's roll calls of that shift and all earlier ones that are not final or of whose miss the leader
     *                    has not been told
     * @param isBusy      whether a P1 of the post is unacknowledged
     * @param more        how many more than usual a key period asks for at present; what was settled for more than that is let go
     */
    public List<RollCallStep> look(DutyShift shift, Collection<RollCall> calls, boolean isBusy, int more, long nowMillis) {
        List<RollCallStep> steps = new ArrayList<>();
        boolean mayAsk = !isBusy && calls.stream().noneMatch(call -> call.state() == RollCallState.ASKED);
        long lastAsked = calls.stream().mapToLong(RollCall::askedAt).max().orElse(0);
        for (RollCall call : calls.stream().sorted(ORDER).toList()) {
            if (call.state() == RollCallState.ASKED) {
                asked(steps, call, isBusy, nowMillis);
            } else if (call.state() == RollCallState.WAITING && isOver(shift, call, nowMillis)) {
                steps.add(new RollCallStep(RollCallStep.Kind.GIVEN_UP, call.end(RollCallState.NOT_ASKED, nowMillis)));
            } else if (call.state() == RollCallState.WAITING && call.more() > more) {
                steps.add(new RollCallStep(RollCallStep.Kind.LET_GO, call.end(RollCallState.NOT_ASKED, nowMillis)));
            } else if (mayAsk && isDue(call, lastAsked, nowMillis)) {
                ask(steps, shift, call, nowMillis);
                mayAsk = false;
            } else if (call.state() == RollCallState.MISSED && call.leaderToldAt() == 0) {
                steps.add(new RollCallStep(RollCallStep.Kind.LEADER_TOLD, call.leaderTold(nowMillis)));
            }
        }
        return steps;
    }

    /**
     * Restarts the time to answer after a P1, because an officer who handles one must not be blamed. A roll call that is over
     * stays over.
     */
    private void asked(List<RollCallStep> steps, RollCall call, boolean isBusy, long nowMillis) {
        if (nowMillis >= call.answerBy()) {
            missed(steps, call, nowMillis);
        } else if (isBusy) {
            steps.add(new RollCallStep(RollCallStep.Kind.WITHDRAWN, call.withdraw()));
        }
    }

    private static void missed(List<RollCallStep> steps, RollCall call, long nowMillis) {
        RollCall missed = call.end(RollCallState.MISSED, nowMillis);
        steps.add(new RollCallStep(RollCallStep.Kind.MISSED, missed));
        steps.add(new RollCallStep(RollCallStep.Kind.LEADER_TOLD, missed.leaderTold(nowMillis)));
    }

    /** Its shift has ended, or ends before the answer would be due. A spot check moves on with the post. */
    private boolean isOver(DutyShift shift, RollCall call, long nowMillis) {
        if (call.isSpotCheck()) {
            return false;
        }
        return shift == null || shift.fromMillis() != call.shiftFrom() || nowMillis + policy.answerMillis() > shift.toMillis();
    }

    private boolean isDue(RollCall call, long lastAsked, long nowMillis) {
        return call.state() == RollCallState.WAITING && nowMillis >= call.dueAt()
                && (call.isSpotCheck() || nowMillis - lastAsked >= policy.gapMillis());
    }

    private void ask(List<RollCallStep> steps, DutyShift shift, RollCall call, long nowMillis) {
        RollCall asked = call.ask(shift == null ? List.of() : shift.officers(), nowMillis, nowMillis + policy.answerMillis());
        steps.add(new RollCallStep(RollCallStep.Kind.ASKED, asked));
        if (asked.asked().isEmpty()) {
            missed(steps, asked, nowMillis);
        }
    }

    /** What an answer does; when it is {@link RollCallReply#ANSWERED}, {@link #answered} gives the row. */
    public RollCallReply reply(RollCall call, String person, long nowMillis) {
        if (call.state() == RollCallState.MISSED || call.state() == RollCallState.ASKED && nowMillis >= call.answerBy()) {
            return RollCallReply.TOO_LATE;
        }
        if (call.state() != RollCallState.ASKED) {
            return RollCallReply.NOT_ASKED;
        }
        return call.asked().contains(person) ? RollCallReply.ANSWERED : RollCallReply.NOT_ON_DUTY;
    }

    /** The step of a valid answer. */
    public RollCallStep answered(RollCall call, String person, long nowMillis) {
        return new RollCallStep(RollCallStep.Kind.ANSWERED, call.answer(person, nowMillis));
    }

    /** Whether enough roll calls were missed in the shift that began at {@code shiftFrom} to raise an alarm. */
    public boolean isAlarming(Collection<RollCall> calls, long shiftFrom) {
        return calls.stream().filter(call -> call.shiftFrom() == shiftFrom && call.state() == RollCallState.MISSED).count()
                >= policy.missesMax();
    }
}
