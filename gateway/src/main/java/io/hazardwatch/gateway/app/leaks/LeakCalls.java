package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.api.leaks.LeakTexts;
import io.hazardwatch.gateway.app.escalation.SubjectRules;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.leaks.LeakMember;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls people about leaks: one call for each announcement, with the number of detectors as it is when the message is sent. While escalation
 * is seen to call about a leak, the announcements that its alarms have by then are told by it, and calls about them wait. Those about a P1, about
 * a priority above that of the leak's call, and about anything that an alarm announces later wait for nothing; nor does anything wait for a call that
 * could not be handed over. Thread of leaks; escalation reads what waits.
 */
final class LeakCalls {
    private static final Logger LOG = LoggerFactory.getLogger(LeakCalls.class);

    /**
     * Who calls people. Never blocks.
     *
     * @param call      begins to call; completes once that is stored
     * @param over      ends the calls about the subject of that key
     * @param isCalling whether people are called about that announcement at present; from memory
     * @param rules     takes what differs for a kind of subject
     */
    record Desk(BiFunction<Subject, MessageFacts, CompletionStage<Boolean>> call, Function<String, CompletionStage<Boolean>> over,
                Predicate<Subject> isCalling, BiConsumer<SubjectKind, SubjectRules> rules) {}

    /** What of an alarm is told by a leak: its announcements up to {@code annSeq}, unless they are more urgent than the leak's call. */
    private record Told(long annSeq, Priority priority) {}

    private static final class Call {
        private final Map<String, Told> told = new HashMap<>();
        private Leak announced;
        private Leak latest;
        private CompletableFuture<Boolean> asked;
        private boolean isFailed;
    }

    private final Desk desk;
    private final SiteIndex sites;
    private final Predicate<String> isCalled;
    private final LeakTexts texts = new LeakTexts();
    // thread of leaks
    private final Map<String, Call> calls = new HashMap<>();
    private final Map<String, CompletableFuture<Boolean>> ending = new HashMap<>();
    // any thread
    private final Map<String, Leak> latest = new ConcurrentHashMap<>();
    private volatile Map<String, Told> told = Map.of();

    /** @param isCalled whether anybody can be called for an enterprise; without, its alarms and leaks are in the console only */
    LeakCalls(Desk desk, SiteIndex sites, Predicate<String> isCalled) {
        this(desk, sites, isCalled, SubjectRules.USUAL);
    }

    /** @param streets what else alarms wait for, and how it is told */
    LeakCalls(Desk desk, SiteIndex sites, Predicate<String> isCalled, SubjectRules streets) {
        this.isCalled = isCalled;
        this.desk = desk;
        this.sites = sites;
        desk.rules().accept(SubjectKind.ALARM, new SubjectRules() {
            @Override
            public boolean isHeld(Subject subject) {
                Told by = told.get(subject.id());
                return by != null && subject.priority() != Priority.P1 && subject.annSeq() <= by.annSeq
                        && !subject.priority().isAbove(by.priority) || streets.isHeld(subject);
            }

            @Override
            public Text matter(List<Subject> subjects, String person) {
                return streets.matter(subjects, person);
            }
        });
        desk.rules().accept(SubjectKind.LEAK, new SubjectRules() {
            @Override
            public Text matter(List<Subject> subjects, String person) {
                Leak leak = subjects.size() == 1 ? latest.get(subjects.getFirst().id()) : null;
                return leak == null ? null : texts.message(leak);
            }
        });
    }

    /** Calls about it, or announces it again; asks until that is stored. */
    void call(Leak leak) {
        if (isCalled.test(leak.enterprise())) {
            Call call = follow(leak);
            call.asked = ask(leak);
        }
    }

    /** People were called about it before the start, unless the call is known to have been lost. */
    void resume(Leak leak) {
        if (leak.annSeq() > 0 && leak.calledSeq() < leak.annSeq()) {
            call(leak);
        } else if (leak.annSeq() > 0 && isCalled.test(leak.enterprise())) {
            follow(leak);
        }
    }

    private Call follow(Leak leak) {
        Call call = calls.computeIfAbsent(leak.id(), id -> new Call());
        call.announced = leak;
        call.isFailed = false;
        changed(leak);
        return call;
    }

    private CompletableFuture<Boolean> ask(Leak leak) {
        Site site = sites.site(leak.enterprise(), leak.site());
        Text place = site == null ? Text.of(leak.enterprise() + '/' + leak.site()) : site.name();
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, leak.priority(), place, texts.message(leak), null, null, null,
                leak.begunMillis(), sites.zone(leak.enterprise(), leak.site()), null, null, 1, null);
        return desk.call().apply(subject(leak), facts).toCompletableFuture();
    }

    private static Subject subject(Leak leak) {
        return new Subject(SubjectKind.LEAK, leak.id(), 1, leak.annSeq(), leak.priority(), leak.enterprise(), leak.site(), null);
    }

    /** What its call says from now on, if there is one. */
    void changed(Leak leak) {
        Call call = calls.get(leak.id());
        if (call != null) {
            call.latest = leak;
            latest.put(leak.id(), leak);
        }
    }

    /** The announcement that is known to be stored with those who call; 0 if none is. */
    long calledSeq(String leak) {
        Call call = calls.get(leak);
        return call == null || call.asked != null ? 0 : call.announced.annSeq();
    }

    /** It is over; its call ends, and alarms that are still unanswered are told by themselves. */
    void over(Leak leak) {
        calls.remove(leak.id());
        latest.remove(leak.id());
        if (leak.annSeq() > 0) {
            end(SubjectKind.LEAK + ":" + leak.id());
        }
    }

    private void end(String key) {
        ending.put(key, desk.over().apply(key).toCompletableFuture());
    }

    /** Asks again for what could not be handed over, and looks which calls run; once a second. Gives the leaks whose call was stored now. */
    Set<String> look() {
        Set<String> stored = calls.entrySet().stream().filter(each -> isStoredNow(each.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        calls.values().forEach(this::hold);
        told = calls.values().stream().flatMap(call -> call.told.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue,
                        (one, other) -> one.annSeq > other.annSeq ? one : other));
        ending.values().removeIf(end -> end.isDone() && !end.isCompletedExceptionally());
        ending.entrySet().stream().filter(each -> each.getValue().isDone()).map(Map.Entry::getKey).toList().forEach(this::end);
        return stored;
    }

    private boolean isStoredNow(Call call) {
        if (call.asked == null || !call.asked.isDone()) {
            return false;
        }
        if (!call.asked.isCompletedExceptionally()) {
            call.asked = null;
            return true;
        }
        if (!call.isFailed) {
            LOG.warn("leaks: the call about {} could not be handed over and is tried again; its alarms are told by themselves", call.announced.id());
        }
        call.isFailed = true;
        call.told.clear();
        call.asked = ask(call.announced);
        return false;
    }

    /** While people are called about a leak, its call tells what its members announce; after the answer only what was announced until then. */
    private void hold(Call call) {
        List<LeakMember> members = call.latest.members().stream().filter(member -> member.alarmId() != null).toList();
        call.told.keySet().retainAll(members.stream().map(LeakMember::alarmId).collect(Collectors.toSet()));
        if (call.asked == null && desk.isCalling().test(subject(call.announced))) {
            members.forEach(member -> call.told.put(member.alarmId(), new Told(member.alarmSeq(), call.announced.priority())));
        }
    }
}
