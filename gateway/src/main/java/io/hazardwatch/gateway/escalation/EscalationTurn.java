package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeans;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One event on its way through the machine: a working copy of the state, and what follows from the event. */
final class EscalationTurn {
    /** How soon a chain without anybody is looked at again. */
    private static final long EMPTY_MILLIS = 30_000;
    /** An announcement that is no more urgent waits for the next repeat if the last call is younger than this. */
    private static final long ANNOUNCED_MILLIS_MIN = 60_000;

    private final EscalationMachine rules;
    private final Escalation before;
    private final long now;
    private final Chain chain;
    private final TurnMessages messages;
    private final List<LevelProblem> problems = new ArrayList<>();
    private final List<PersonAnswer> answers;
    private Subject subject;
    private EscalationTiming timing;
    private String level;
    private int sequence;
    private long step;
    private long loops;
    private boolean isFallbackCalled;
    private long calledAt;
    private long repeatAt;
    private long levelAt;
    private EndReason end;
    private boolean isLoopBegun;

    EscalationTurn(EscalationMachine rules, Escalation before, long now, Chain chain) {
        this.rules = rules;
        this.before = before;
        this.now = now;
        this.chain = chain;
        subject = before.subject();
        timing = rules.timing(subject);
        messages = new TurnMessages(rules, before, now, timing.delayMillis());
        answers = new ArrayList<>(before.answers());
        level = before.level();
        sequence = before.sequence();
        step = before.step();
        loops = before.loops();
        isFallbackCalled = before.isFallbackCalled();
        calledAt = before.calledAt();
        repeatAt = before.repeatAt();
        levelAt = before.levelAt();
        end = before.end();
    }

    EscalationStep done() {
        Escalation next = new Escalation(subject, before.startedAt(), level, sequence, step, messages.round(), loops, isFallbackCalled, calledAt,
                messages.acceptedAt(), repeatAt, levelAt, now, messages.attempts(), answers, messages.told(),
                end == null ? 0 : before.isRunning() ? now : before.endedAt(), end);
        return new EscalationStep(next, messages.calls(), messages.cancelled(), problems, isLoopBegun, isLoopBegun && timing.hasSiren());
    }

    void announce(Subject next) {
        boolean isMoreUrgent = next.priority().isAbove(subject.priority());
        subject = next;
        timing = rules.timing(next);
        messages.about(next, timing.delayMillis());
        answers.clear();
        if (isMoreUrgent || now - calledAt >= ANNOUNCED_MILLIS_MIN) {
            callAgain();
        }
        if (isMoreUrgent && loops == 0 && timing.nextLevelMillis() > 0) {
            levelAt = Math.min(levelAt, now + timing.nextLevelMillis());
        }
    }

    void tick() {
        for (String person : messages.overdue(timing)) {
            tryNextMeans(person);
        }
        if (levelAt <= now) {
            goToNextLevel();
        } else if (repeatAt <= now || rules.silenceAt(asItIs(), timing) <= now) {
            callAgain();
        }
    }

    private Escalation asItIs() {
        return done().next();
    }

    void report(AttemptReport report) {
        boolean isOfThisRound = messages.report(report);
        if (end != null) {
            if (report.result() == AttemptResult.ACCEPTED) {
                messages.news(List.of(new NotifiedPerson(report.person(), report.means(), report.address())));
            }
        } else if (isOfThisRound && (report.result() == AttemptResult.REFUSED || report.result() == AttemptResult.NOT_REACHED)) {
            tryNextMeans(report.person());
        }
    }

    void maybeTold(NotifiedPerson person) {
        messages.maybeTold(person);
    }

    void take(String person, String by) {
        answers.add(new PersonAnswer(person, levelFor(person), true, by, now));
        List<String> awaited = awaitedLevels();
        if (awaited.isEmpty()) {
            end(EndReason.ACKNOWLEDGED, person);
            return;
        }
        messages.takeBack(attempt -> isAnswered(attempt.person(), attempt.level()));
        messages.news(messages.told().stream().filter(told -> !told.person().equals(person)).toList());
        if (loops == 0 && isAnswered("", level)) {
            goToNextLevel();
        }
    }

    /** Somebody who is in no level, such as a person at the console, answers for the first level that has not answered. */
    private String levelFor(String person) {
        String own = chain.levelOf(person);
        List<String> awaited = awaitedLevels();
        return own != null && (timing.answers().isEmpty() || awaited.contains(own)) || awaited.isEmpty() ? own : awaited.getFirst();
    }

    private List<String> awaitedLevels() {
        return timing.answers().stream().filter(wanted -> answers.stream().noneMatch(each -> each.isTaken() && wanted.equals(each.level())))
                .toList();
    }

    void decline(String person, String by) {
        answers.add(new PersonAnswer(person, chain.levelOf(person), false, by, now));
        boolean isCalled = messages.isCalled(person);
        messages.takeBack(attempt -> attempt.person().equals(person));
        if (isCalled && (loops == 0 || !messages.isAwaiting(other -> !isDeclined(other)))) {
            goToNextLevel();
        }
    }

    void end(EndReason why, String person) {
        end = why;
        repeatAt = Escalation.NEVER;
        levelAt = Escalation.NEVER;
        messages.takeBack(attempt -> true);
        messages.news(messages.told().stream().filter(told -> !told.person().equals(person)).toList());
    }

    /** Calls the present level again, or everybody after the last level. A level that is gone has the next one instead. */
    private void callAgain() {
        ChainLevel present = chain.level(level);
        if (loops > 0) {
            loop();
        } else if (present == null || !call(present)) {
            goToNextLevel();
        }
    }

    void begin() {
        goToNextLevel();
        int left = timing.extraLevels();
        for (ChainLevel next = extraAfter(sequence, level); left > 0 && next != null; next = extraAfter(next.sequence(), next.id())) {
            left -= callWith(next) ? 1 : 0;
        }
    }

    private ChainLevel extraAfter(int place, String id) {
        return loops > 0 ? null : chain.after(place, id);
    }

    /** Calls the people of a later level in the present round; the level has its own turn later nevertheless. */
    private boolean callWith(ChainLevel extra) {
        List<Recipient> people = extra.people().isEmpty() ? extra.fallback() : extra.people();
        people.forEach(recipient -> callFirst(recipient, extra.id()));
        return !people.isEmpty();
    }

    void goToNextLevel() {
        if (loops > 0) {
            loop();
            return;
        }
        for (ChainLevel next = chain.after(sequence, level); next != null; next = chain.after(sequence, level)) {
            level = next.id();
            sequence = next.sequence();
            step++;
            levelAt = timing.nextLevelMillis() > 0 ? now + timing.nextLevelMillis() : Escalation.NEVER;
            problems.addAll(next.problems());
            if (call(next)) {
                return;
            }
            problems.add(new LevelProblem(LevelFault.NOBODY_THERE, level, null));
        }
        loop();
    }

    /** @return false if nobody of the level can be called */
    private boolean call(ChainLevel called) {
        List<Recipient> people = wanted(called.people(), called.id());
        isFallbackCalled = people.isEmpty();
        List<Recipient> all = isFallbackCalled ? wanted(called.fallback(), called.id()) : people;
        if (rules.isPassedOver(called, all.size())) {
            return false;
        }
        beginRound(timing.repeatMillis());
        all.forEach(recipient -> callFirst(recipient, called.id()));
        return true;
    }

    private void beginRound(long againMillis) {
        messages.beginRound();
        calledAt = now;
        repeatAt = againMillis > 0 ? now + againMillis : Escalation.NEVER;
    }

    private List<Recipient> wanted(List<Recipient> recipients, String levelId) {
        return recipients.stream().filter(recipient -> !isAnswered(recipient.person(), levelId) && !isDeclined(recipient.person())).toList();
    }

    private boolean isAnswered(String person, String levelId) {
        return answers.stream().anyMatch(answer -> answer.isTaken()
                && (answer.person().equals(person) || levelId.equals(answer.level()) && timing.answers().contains(levelId)));
    }

    private boolean isDeclined(String person) {
        return answers.stream().anyMatch(answer -> !answer.isTaken() && answer.person().equals(person));
    }

    private void callFirst(Recipient recipient, String levelId) {
        IndependentMeans.first(recipient.means(), timing.meansAtOnce()).forEach(means -> messages.call(recipient.person(), means, levelId));
    }

    /** Nobody answered: calls everybody at once, and says so; who cannot come is called only if there is nobody else. */
    private void loop() {
        levelAt = Escalation.NEVER;
        if (!rules.isLooping(timing)) {
            repeatAt = Escalation.NEVER;
            loops = Math.max(loops, 1);
            return;
        }
        loops++;
        step++;
        isLoopBegun = true;
        isFallbackCalled = false;
        beginRound(timing.loopMillis());
        if (!callEverybody(false) && !callEverybody(true)) {
            problems.add(new LevelProblem(LevelFault.NO_LEVEL, "", null));
            repeatAt = now + Math.min(EMPTY_MILLIS, timing.loopMillis());
        }
    }

    private boolean callEverybody(boolean isWithDeclined) {
        Set<String> called = new HashSet<>();
        for (ChainLevel each : chain.levels()) {
            List<Recipient> people = each.people().isEmpty() ? each.fallback() : each.people();
            for (Recipient recipient : people) {
                boolean isLeftAlone = isAnswered(recipient.person(), each.id()) || !isWithDeclined && isDeclined(recipient.person());
                if (!isLeftAlone && called.add(recipient.person())) {
                    callFirst(recipient, each.id());
                }
            }
        }
        return !called.isEmpty();
    }

    /** The next means of somebody who has not been reached so far; without one, the next person; without one, the next level. */
    private void tryNextMeans(String person) {
        Attempt last = messages.lastTo(person);
        ChainLevel own = last == null ? null : chain.level(last.level());
        ContactMeans next = own == null ? null : messages.untried(person, own);
        if (next != null) {
            messages.call(person, next, own.id());
        } else if (messages.isNobodyReached()) {
            if (!callFallback()) {
                passOn();
            }
        }
    }

    /** @return false if there is nobody left to call on this level */
    private boolean callFallback() {
        if (isFallbackCalled) {
            return false;
        }
        isFallbackCalled = true;
        Set<String> called = new LinkedHashSet<>();
        for (ChainLevel each : loops > 0 ? chain.levels() : chain.levels().stream().filter(one -> one.id().equals(level)).toList()) {
            for (Recipient recipient : wanted(each.fallback(), each.id())) {
                if (!messages.isCalled(recipient.person())) {
                    called.add(recipient.person());
                    callFirst(recipient, each.id());
                }
            }
        }
        return !called.isEmpty();
    }

    private void passOn() {
        if (loops == 0) {
            problems.add(new LevelProblem(LevelFault.NOBODY_REACHED, level, null));
            goToNextLevel();
        }
    }
}
