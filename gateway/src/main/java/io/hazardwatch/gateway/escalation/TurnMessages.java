package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeans;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The messages of one turn: attempts of the present round, what is to be sent, and what is taken back. */
final class TurnMessages {
    private final EscalationMachine rules;
    private final long now;
    private final List<Attempt> attempts;
    private final List<NotifiedPerson> told;
    private final List<PlannedCall> calls = new ArrayList<>();
    private final Set<String> cancelled = new LinkedHashSet<>();
    private Subject subject;
    private long delayMillis;
    private long round;
    private long acceptedAt;

    TurnMessages(EscalationMachine rules, Escalation before, long now, long delayMillis) {
        this.rules = rules;
        this.now = now;
        this.delayMillis = delayMillis;
        subject = before.subject();
        round = before.round();
        acceptedAt = before.acceptedAt();
        attempts = new ArrayList<>(before.attempts());
        told = new ArrayList<>(before.told());
    }

    List<Attempt> attempts() {
        return attempts;
    }

    List<NotifiedPerson> told() {
        return List.copyOf(told);
    }

    List<PlannedCall> calls() {
        return calls;
    }

    Set<String> cancelled() {
        return cancelled;
    }

    long round() {
        return round;
    }

    long acceptedAt() {
        return acceptedAt;
    }

    /** @param delay how long calls about the new announcement may wait to be merged with others, ms */
    void about(Subject next, long delay) {
        subject = next;
        delayMillis = delay;
    }

    /** What no provider has taken yet stays: it is still to be sent, and is not planned twice. */
    void beginRound() {
        attempts.removeIf(attempt -> !attempt.state().isOpen());
        round++;
    }

    void takeBack(Predicate<Attempt> which) {
        List<Attempt> back = attempts.stream().filter(which).filter(rules::isTakenBack).toList();
        back.forEach(attempt -> cancelled.add(attempt.key()));
        calls.removeIf(call -> cancelled.contains(call.key()));
        attempts.removeAll(back);
    }

    void call(String person, ContactMeans means, String level) {
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).isTo(person, means.kind(), means.address())) {
                attempts.set(i, attempts.get(i).of(round, level, now));
                return;
            }
        }
        NotifiedPerson to = new NotifiedPerson(person, means.kind(), means.address());
        String key = rules.keyOf(subject, round, to, MessagePurpose.CALL);
        calls.add(new PlannedCall(key, person, means.kind(), means.address(), level, round, MessagePurpose.CALL, now + delayMillis));
        attempts.add(new Attempt(key, person, means.kind(), means.address(), level, round, AttemptState.PLANNED, now + delayMillis,
                false));
    }

    void news(List<NotifiedPerson> to) {
        for (NotifiedPerson each : to) {
            String key = rules.keyOf(subject, now, each, MessagePurpose.NEWS);
            calls.add(new PlannedCall(key, each.person(), each.means(), each.address(), null, round, MessagePurpose.NEWS, now));
        }
    }

    /** Adds somebody of whom nothing better is known. */
    void maybeTold(NotifiedPerson person) {
        if (told.stream().noneMatch(each -> each.person().equals(person.person()))) {
            told.add(person);
        }
    }

    /** @return whether it is about a call of the present round */
    boolean report(AttemptReport report) {
        if (report.result() == AttemptResult.ACCEPTED) {
            acceptedAt = now;
            told.removeIf(each -> each.person().equals(report.person()));
            told.add(new NotifiedPerson(report.person(), report.means(), report.address()));
        }
        for (int i = 0; i < attempts.size(); i++) {
            if (attempts.get(i).key().equals(report.key())) {
                attempts.set(i, after(attempts.get(i), report.result().state()));
                return isOfThisRound(attempts.get(i));
            }
        }
        return false;
    }

    private boolean isOfThisRound(Attempt attempt) {
        return attempt.round() == round;
    }

    /** Receipts come in any order: what was seen is no longer only delivered. */
    private Attempt after(Attempt attempt, AttemptState next) {
        if (next == AttemptState.REFUSED) {
            return attempt.state().isOpen() ? attempt.refused() : attempt;
        }
        boolean isOlder = next.ordinal() < attempt.state().ordinal();
        return isOlder ? attempt : attempt.with(next, now);
    }

    /** Marks attempts whose patience has run out; returns their people. */
    Set<String> overdue(EscalationTiming timing) {
        Set<String> people = new LinkedHashSet<>();
        for (int i = 0; i < attempts.size(); i++) {
            if (isOfThisRound(attempts.get(i)) && EscalationMachine.overdueAt(attempts.get(i), timing) <= now) {
                attempts.set(i, attempts.get(i).overdue());
                people.add(attempts.get(i).person());
            }
        }
        return people;
    }

    /** Whether a call of this round to one of those people may still be taken. */
    boolean isAwaiting(Predicate<String> people) {
        return attempts.stream().anyMatch(attempt -> isOfThisRound(attempt) && people.test(attempt.person()) && attempt.isAwaited());
    }

    boolean isCalled(String person) {
        return to(person).findAny().isPresent();
    }

    Attempt lastTo(String person) {
        return to(person).reduce((earlier, later) -> later).orElse(null);
    }

    private Stream<Attempt> to(String person) {
        return attempts.stream().filter(attempt -> isOfThisRound(attempt) && attempt.person().equals(person));
    }

    /** The first means of the person that was not tried in this round, or null. */
    ContactMeans untried(String person, ChainLevel level) {
        return Stream.concat(level.people().stream(), level.fallback().stream()).filter(each -> each.person().equals(person))
                .flatMap(each -> each.means().stream())
                .filter(means -> to(person).noneMatch(tried -> tried.isTo(person, means.kind(), means.address())))
                .findFirst().orElse(null);
    }

    boolean isNobodyReached() {
        return attempts.stream().filter(this::isOfThisRound).map(Attempt::person).distinct().allMatch(this::isNotReached);
    }

    /**
     * Somebody who did not take a call, or whom no provider tried in time, and of whom nothing is awaited. A message that only
     * arrived at the device reaches nobody who did not take the call.
     */
    private boolean isNotReached(String person) {
        if (to(person).anyMatch(Attempt::isAwaited)) {
            return false;
        }
        boolean isMissed = to(person).anyMatch(attempt -> attempt.state() == AttemptState.NOT_REACHED);
        return isMissed || to(person).allMatch(attempt -> attempt.state().isOpen() && attempt.isOverdue());
    }
}
