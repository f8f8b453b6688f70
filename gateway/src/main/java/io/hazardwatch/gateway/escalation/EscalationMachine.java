package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.function.Function;

/**
 * Decides whom to call next about a subject, from the stored state, the time and the chain as it is at that moment. Pure and
 * stateless; any thread. What it returns must be stored before any of it is done, so that a crash loses nothing.
 *
 * <p>Calls end by an answer, by the end of the condition where the priority allows that, or by an authorised suppression, and by
 * nothing else. Whoever cannot be reached is passed over at once: no time is spent waiting for a person who cannot answer.
 */
public class EscalationMachine {
    /** How long before the longest silence somebody is called again, at most: time for providers that fail at first. */
    private static final long MARGIN_MILLIS_MAX = 30_000;
    private static final long MARGIN_PARTS = 10;
    /** While no provider takes anything, a new round begins no sooner than this after the last. */
    private static final long ROUND_MILLIS_MIN = 30_000;

    private final Function<Subject, EscalationTiming> timings;

    /** @param timings the times that hold for a subject at this moment, by its enterprise and priority */
    public EscalationMachine(Function<Subject, EscalationTiming> timings) {
        this.timings = timings;
    }

    /** The times that hold for it. */
    public EscalationTiming timing(Subject subject) {
        return timings.apply(subject);
    }

    /** Begins to call. */
    public EscalationStep began(Subject subject, long now, Chain chain) {
        EscalationTurn turn = turn(Escalation.begun(subject, now), now, chain);
        turn.begin();
        return turn.done();
    }

    /**
     * The subject was announced again. Calls that have ended begin anew. Calls that run go on where they are, so that an alarm
     * that keeps coming cannot hold itself on the first level; a more urgent priority calls the present level at once.
     */
    public EscalationStep reannounced(Escalation before, Subject subject, long now, Chain chain) {
        if (!before.isRunning()) {
            return subject.isNotAfter(before.subject()) ? EscalationStep.unchanged(before) : began(subject, now, chain);
        }
        if (subject.isNotAfter(before.subject())) {
            return EscalationStep.unchanged(before);
        }
        EscalationTurn turn = turn(before, now, chain);
        turn.announce(subject);
        return turn.done();
    }

    /** Does what is due at that time. */
    public EscalationStep tick(Escalation before, long now, Chain chain) {
        if (!before.isRunning() || nextAt(before) > now && now >= before.seenAt()) {
            return EscalationStep.unchanged(before);
        }
        EscalationTurn turn = turn(before, now, chain);
        turn.tick();
        return turn.done();
    }

    /** Applies the result of a call. */
    public EscalationStep reported(Escalation before, AttemptReport report, long now, Chain chain) {
        EscalationTurn turn = turn(before, now, chain);
        turn.report(report);
        return turn.done();
    }

    /**
     * Nobody knows whether a provider took a call, because the process died meanwhile: its person may have been told and is to hear who
     * answered. It says nothing about the silence.
     */
    public EscalationStep maybeTold(Escalation before, NotifiedPerson person, long now) {
        EscalationTurn turn = turn(before, now, Chain.EMPTY);
        turn.maybeTold(person);
        return turn.done();
    }

    /**
     * Somebody takes the matter.
     *
     * @param person id of the person, or the name of the account
     * @param by     how the answer came
     */
    public EscalationStep acknowledged(Escalation before, String person, String by, long now, Chain chain) {
        boolean isRepeated = before.answers().stream().anyMatch(answer -> answer.isTaken() && answer.person().equals(person));
        if (!before.isRunning() || isRepeated) {
            return EscalationStep.unchanged(before);
        }
        EscalationTurn turn = turn(before, now, chain);
        turn.take(person, by);
        return turn.done();
    }

    /** Somebody cannot come: the next level is called at once if the person belongs to those who are being called. */
    public EscalationStep declined(Escalation before, String person, String by, long now, Chain chain) {
        if (!before.isRunning()) {
            return EscalationStep.unchanged(before);
        }
        EscalationTurn turn = turn(before, now, chain);
        turn.decline(person, by);
        return turn.done();
    }

    /** A person wants the next level to be called now. */
    public EscalationStep nextLevel(Escalation before, long now, Chain chain) {
        if (!before.isRunning()) {
            return EscalationStep.unchanged(before);
        }
        EscalationTurn turn = turn(before, now, chain);
        turn.goToNextLevel();
        return turn.done();
    }

    /** The condition has ended; that ends the calls only where the priority allows it. */
    public EscalationStep cleared(Escalation before, long now) {
        return timing(before.subject()).isEndedByClear() ? ended(before, EndReason.CLEARED, now) : EscalationStep.unchanged(before);
    }

    /** Somebody entitled suppressed it, or acknowledged it for everybody, or it was taken out of the configuration. */
    public EscalationStep ended(Escalation before, EndReason why, long now) {
        if (!before.isRunning()) {
            return EscalationStep.unchanged(before);
        }
        EscalationTurn turn = turn(before, now, Chain.EMPTY);
        turn.end(why, null);
        return turn.done();
    }

    /**
     * The state after a restart. A clock that was set back while nobody looked, or that may have been, delays nothing.
     *
     * @param seenMillis the latest time that is known to have passed before the restart
     */
    public Escalation resumed(Escalation before, long seenMillis, long now) {
        if (!before.isRunning()) {
            return before;
        }
        if (now < Math.max(seenMillis, before.seenAt())) {
            return before.moved(now - Math.max(seenMillis, before.seenAt())).dueBy(now);
        }
        long repeat = timing(before.subject()).repeatMillis();
        return repeat > 0 ? before.dueBy(now + repeat) : before;
    }

    /** When {@link #tick} has something to do; {@link Escalation#NEVER} if never. */
    public long nextAt(Escalation escalation) {
        if (!escalation.isRunning()) {
            return Escalation.NEVER;
        }
        EscalationTiming timing = timing(escalation.subject());
        long next = Math.min(escalation.repeatAt(), Math.min(escalation.levelAt(), silenceAt(escalation, timing)));
        for (Attempt attempt : escalation.attempts()) {
            next = attempt.round() == escalation.round() ? Math.min(next, overdueAt(attempt, timing)) : next;
        }
        return next;
    }

    /** Time at which somebody must be called even if no call is planned, so that the maximum silence is not exceeded. */
    long silenceAt(Escalation escalation, EscalationTiming timing) {
        long most = timing.silenceMillisMax();
        if (most <= 0) {
            return Escalation.NEVER;
        }
        long margin = Math.min(MARGIN_MILLIS_MAX, most / MARGIN_PARTS);
        return Math.max(escalation.acceptedAt() + most - margin, escalation.calledAt() + Math.min(ROUND_MILLIS_MIN, margin));
    }

    static long overdueAt(Attempt attempt, EscalationTiming timing) {
        boolean isUnknown = attempt.state().isOpen() || attempt.state() == AttemptState.ACCEPTED;
        return timing.patienceMillis() > 0 && isUnknown && !attempt.isOverdue() ? attempt.since() + timing.patienceMillis()
                : Escalation.NEVER;
    }

    /** The chain that is called: the present one. */
    Chain chainOf(Escalation escalation, Chain present) {
        return present;
    }

    /** Whether nobody of the level can be called, so that the next one is called at once. */
    boolean isPassedOver(ChainLevel level, int callable) {
        return callable == 0;
    }

    /** Whether everybody is called again after the last level. */
    boolean isLooping(EscalationTiming timing) {
        return timing.loopMillis() > 0;
    }

    /** Whether messages that no provider took are taken back when calls end. */
    boolean isTakenBack(Attempt attempt) {
        return attempt.state().isOpen();
    }

    /** The state as it counts at that time: a clock that shows less than before was set back. */
    Escalation at(Escalation escalation, long now) {
        return now < escalation.seenAt() ? escalation.moved(now - escalation.seenAt()) : escalation;
    }

    /**
     * The idempotency key of a message.
     *
     * @param number round of a call, time of news
     */
    String keyOf(Subject subject, long number, NotifiedPerson to, MessagePurpose purpose) {
        return MessageKey.of(subject, number, to, purpose);
    }

    private EscalationTurn turn(Escalation before, long now, Chain chain) {
        return new EscalationTurn(this, at(before, now), now, chainOf(before, chain));
    }
}
