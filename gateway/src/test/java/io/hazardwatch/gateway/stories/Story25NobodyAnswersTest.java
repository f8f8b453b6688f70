package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.escalation.AttemptReport;
import io.hazardwatch.gateway.escalation.AttemptResult;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.ChainLevel;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.EscalationStep;
import io.hazardwatch.gateway.escalation.PlannedCall;
import io.hazardwatch.gateway.escalation.Recipient;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OnCall falls silent at the end of a chain. Here nobody answers for six hours, and people are still called. */
class Story25NobodyAnswersTest {
    private static final long START = 1_790_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long SIX_HOURS = 360 * MINUTE;

    private final EscalationMachine machine = new EscalationMachine(EscalationSettings.STANDARD::timing);
    private final Chain chain = new Chain(List.of(level("officer", 10, "ann"), level("leader", 20, "bob"), level("director", 30, "eva")));

    private static ChainLevel level(String id, int sequence, String person) {
        return new ChainLevel(id, sequence, List.of(new Recipient(person, List.of(new ContactMeans(ContactMeansKind.PUSH, person, 1L, ""),
                new ContactMeans(ContactMeansKind.VOICE, person + "-phone", 1L, "")))), List.of(), List.of());
    }

    private static Subject subject(Priority priority) {
        return new Subject(SubjectKind.ALARM, "e.s.d.p.high", 1, 1, priority, "e", "s", null);
    }

    @ParameterizedTest
    @CsvSource({"P1, 5", "P2, 15", "P3, 60"})
    void nobodyAnswersForSixHours_noGapIsLongerThanTheLongestSilence(Priority priority, long minutesMax) {
        long calledAt = START;
        long longest = 0;
        int calls = 0;
        Escalation running = accepted(machine.began(subject(priority), START, chain), START);
        for (long now = machine.nextAt(running); now < START + SIX_HOURS; now = Math.max(now + 1, machine.nextAt(running))) {
            EscalationStep step = machine.tick(running, now, chain);
            running = accepted(step, now);
            if (!step.calls().isEmpty()) {
                longest = Math.max(longest, now - calledAt);
                calledAt = now;
                calls += step.calls().size();
            }
        }
        assertTrue(running.isRunning() && running.isUnanswered(), running::toString);
        longest = Math.max(longest, START + SIX_HOURS - calledAt);
        assertTrue(longest <= minutesMax * MINUTE, "silent for " + longest + " ms");
        assertTrue(calls >= SIX_HOURS / MINUTE / minutesMax, calls + " calls");
    }

    /** Every provider takes what it is given, and nobody reacts. */
    private Escalation accepted(EscalationStep step, long now) {
        Escalation next = step.next();
        for (PlannedCall call : step.calls()) {
            next = machine.reported(next, new AttemptReport(call.key(), call.person(), call.means(), call.address(), AttemptResult.ACCEPTED), now,
                    chain).next();
            next = machine.reported(next, new AttemptReport(call.key(), call.person(), call.means(), call.address(), AttemptResult.DELIVERED), now,
                    chain).next();
        }
        return next;
    }

    @Test
    void sixHoursLater_anAnswerStillEndsIt() {
        Escalation running = machine.began(subject(Priority.P1), START, chain).next();
        for (long now = START; now < START + SIX_HOURS; now += MINUTE) {
            running = accepted(machine.tick(running, now, chain), now);
        }
        assertTrue(!machine.acknowledged(running, "eva", "VOICE", START + SIX_HOURS, chain).next().isRunning());
    }
}
