package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One escalation played in numbers: its state, the chain that holds at the moment, and what the machine asked for last. */
final class Scene {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long START = 1_790_000_000_000L;

    EscalationProfile profile = EscalationProfile.STANDARD;
    final EscalationMachine machine = new EscalationMachine(subject -> profile.of(subject.priority()));
    final List<ChainLevel> levels = new ArrayList<>();
    final List<LevelProblem> problems = new ArrayList<>();
    Escalation escalation;
    EscalationStep last;
    long now = START;

    static ContactMeans verified(ContactMeansKind kind, String address) {
        return new ContactMeans(kind, address, 1L, "admin");
    }

    /** Somebody with a push address and a telephone. */
    static Recipient officer(String person) {
        return new Recipient(person, List.of(verified(ContactMeansKind.PUSH, person + "-push"), verified(ContactMeansKind.VOICE, person + "-phone"),
                verified(ContactMeansKind.SMS, person + "-phone")));
    }

    static Recipient with(String person, ContactMeansKind... kinds) {
        return new Recipient(person, Arrays.stream(kinds).map(kind -> verified(kind, person + '-' + kind)).toList());
    }

    static ChainLevel level(String id, int sequence, Recipient... people) {
        return new ChainLevel(id, sequence, List.of(people), List.of(), List.of());
    }

    static Subject subject(Priority priority, long annSeq) {
        return new Subject(SubjectKind.ALARM, "e.s.d.p.high", 1, annSeq, priority, "e", "s", "h");
    }

    Scene of(ChainLevel... chain) {
        levels.clear();
        levels.addAll(List.of(chain));
        return this;
    }

    /** Two levels with one officer each. */
    static Scene twoLevels() {
        return new Scene().of(level("one", 10, officer("ann")), level("two", 20, officer("bob")));
    }

    Chain chain() {
        return new Chain(levels);
    }

    Scene begin(Priority priority) {
        return took(machine.began(subject(priority, 1), now, chain()));
    }

    Scene took(EscalationStep step) {
        last = step;
        escalation = step.next();
        problems.addAll(step.problems());
        return this;
    }

    /** Looks at every moment something is due until that time from the start. */
    List<PlannedCall> until(long sinceStart) {
        return until(sinceStart, false);
    }

    /** The same, and everything that is sent arrives. */
    List<PlannedCall> untilDelivered(long sinceStart) {
        return until(sinceStart, true);
    }

    private List<PlannedCall> until(long sinceStart, boolean isDelivered) {
        List<PlannedCall> all = new ArrayList<>();
        long end = START + sinceStart;
        while (machine.nextAt(escalation) <= end) {
            now = Math.max(now, machine.nextAt(escalation));
            took(machine.tick(escalation, now, chain()));
            all.addAll(last.calls());
            EscalationStep step = last;
            if (isDelivered) {
                deliverAll();
            }
            last = step;
        }
        now = end;
        return all;
    }

    Scene report(String person, ContactMeansKind means, AttemptResult result) {
        Attempt attempt = escalation.attempts().stream().filter(each -> each.person().equals(person) && each.means() == means)
                .findFirst().orElseThrow();
        return took(machine.reported(escalation, new AttemptReport(attempt.key(), person, means, attempt.address(), result), now, chain()));
    }

    /** The provider takes everything that is open. */
    Scene acceptAll() {
        for (Attempt attempt : escalation.attempts()) {
            if (attempt.state().isOpen()) {
                report(attempt.person(), attempt.means(), AttemptResult.ACCEPTED);
            }
        }
        return this;
    }

    Scene deliverAll() {
        acceptAll();
        for (Attempt attempt : escalation.attempts()) {
            report(attempt.person(), attempt.means(), AttemptResult.DELIVERED);
        }
        return this;
    }

    static List<String> names(List<PlannedCall> calls) {
        return calls.stream().map(call -> call.person() + ' ' + call.means()).toList();
    }

    List<String> called() {
        return names(last.calls().stream().filter(call -> call.purpose() == MessagePurpose.CALL).toList());
    }

    List<String> news() {
        return names(last.calls().stream().filter(call -> call.purpose() == MessagePurpose.NEWS).toList());
    }

    List<LevelFault> faults() {
        return problems.stream().map(LevelProblem::fault).toList();
    }
}
