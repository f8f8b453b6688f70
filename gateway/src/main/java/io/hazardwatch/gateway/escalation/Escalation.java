package io.hazardwatch.gateway.escalation;

import java.util.List;

/**
 * State of the calls about one subject; immutable. All times are ms since the epoch by the wall clock of the machine.
 *
 * @param startedAt  when they began
 * @param level      id of the level that is being called; empty before the first
 * @param sequence   place of that level in the chain, which it keeps when it is deleted
 * @param step       counts levels and loops
 * @param round      counts calls, repeats included
 * @param loops      how often everybody was called because nobody answered; 0 = the chain is not at its end
 * @param isFallbackCalled whether the static list of the level is being called
 * @param calledAt   when the present round began
 * @param acceptedAt when a provider last took a call, at first {@code startedAt}; the longest silence counts from here
 * @param repeatAt   when the level or, after the last one, everybody is called again
 * @param levelAt    when the next level is called
 * @param seenAt     when it was last looked at; a clock that shows less was set back
 * @param attempts   of the present round
 * @param answers    to the present announcement
 * @param told       everybody for whom a provider took a message
 * @param endedAt    0 while it runs
 * @param end        null while it runs
 */
public record Escalation(Subject subject, long startedAt, String level, int sequence, long step, long round, long loops,
                         boolean isFallbackCalled, long calledAt, long acceptedAt, long repeatAt, long levelAt, long seenAt,
                         List<Attempt> attempts, List<PersonAnswer> answers, List<NotifiedPerson> told, long endedAt, EndReason end) {
    /** A time that is never reached. */
    public static final long NEVER = Long.MAX_VALUE;

    public Escalation {
        attempts = List.copyOf(attempts);
        answers = List.copyOf(answers);
        told = List.copyOf(told);
    }

    static Escalation begun(Subject subject, long now) {
        return new Escalation(subject, now, "", Integer.MIN_VALUE, 0, 0, 0, false, now, now, NEVER, NEVER, now, List.of(), List.of(),
                List.of(), 0, null);
    }

    /** News that asks for no answer: over as soon as it is told. */
    public static Escalation told(Subject subject, long now) {
        return new Escalation(subject, now, "", Integer.MIN_VALUE, 0, 0, 0, false, now, now, NEVER, NEVER, now, List.of(), List.of(),
                List.of(), now, EndReason.TOLD);
    }

    /** Whether people are still being called. */
    public boolean isRunning() {
        return end == null;
    }

    /** Whether everybody of the chain was called and nobody answered. */
    public boolean isUnanswered() {
        return isRunning() && loops > 0;
    }

    /** The same state after the wall clock was set by that much. */
    public Escalation moved(long byMillis) {
        return new Escalation(subject, startedAt, level, sequence, step, round, loops, isFallbackCalled, calledAt + byMillis,
                acceptedAt + byMillis, moved(repeatAt, byMillis), moved(levelAt, byMillis), seenAt + byMillis,
                attempts.stream().map(attempt -> attempt.moved(byMillis)).toList(), answers, told, endedAt, end);
    }

    private static long moved(long at, long byMillis) {
        return at == NEVER ? NEVER : at + byMillis;
    }

    /** The same with nothing due later than that time. */
    Escalation dueBy(long at) {
        return new Escalation(subject, startedAt, level, sequence, step, round, loops, isFallbackCalled, Math.min(calledAt, at), acceptedAt,
                repeatAt == NEVER ? NEVER : Math.min(repeatAt, at), levelAt, seenAt, attempts, answers, told, endedAt, end);
    }
}
