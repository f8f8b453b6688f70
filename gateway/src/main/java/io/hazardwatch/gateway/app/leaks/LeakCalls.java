package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.api.leaks.LeakTexts;
import io.hazardwatch.gateway.app.escalation.Notices;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls people about leaks: one call for each announcement, with the number of detectors as it is when the message is sent. Calls about members
 * below P1 wait while people are called about their leak, or somebody has answered for it; those about a P1 never wait. Any thread.
 */
final class LeakCalls {
    private static final Logger LOG = LoggerFactory.getLogger(LeakCalls.class);

    private final Notices notices;
    private final SiteIndex sites;
    private final Predicate<String> isCalled;
    private final LeakTexts texts = new LeakTexts();
    /** Leaks whose call escalation has taken, by id. */
    private final Map<String, Leak> called = new ConcurrentHashMap<>();
    /** Alarms that their leak tells, by id. */
    private volatile Set<String> told = Set.of();

    /** @param isCalled whether anybody can be called for an enterprise; without, its alarms and leaks are in the console only */
    LeakCalls(Notices notices, SiteIndex sites, Predicate<String> isCalled) {
        this.isCalled = isCalled;
        this.notices = notices;
        this.sites = sites;
        notices.decideBy(SubjectKind.ALARM, new SubjectRules() {
            @Override
            public boolean isHeld(Subject subject) {
                return subject.priority() != Priority.P1 && told.contains(subject.id());
            }
        });
        notices.decideBy(SubjectKind.LEAK, new SubjectRules() {
            @Override
            public Text matter(List<Subject> subjects, String person) {
                Leak leak = subjects.size() == 1 ? called.get(subjects.getFirst().id()) : null;
                return leak == null ? null : texts.message(leak);
            }
        });
    }

    /** Calls about it, or announces it again. */
    void call(Leak leak) {
        if (!isCalled.test(leak.enterprise())) {
            return;
        }
        Site site = sites.site(leak.enterprise(), leak.site());
        Text place = site == null ? Text.of(leak.enterprise() + '/' + leak.site()) : site.name();
        Subject subject = new Subject(SubjectKind.LEAK, leak.id(), 1, leak.annSeq(), leak.priority(), leak.enterprise(), leak.site(), null);
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, leak.priority(), place, texts.message(leak), null, null, null,
                leak.begunMillis(), sites.zone(leak.enterprise(), leak.site()), null, null, 1, null);
        notices.call(subject, facts).whenComplete((taken, failure) -> {
            if (failure != null) {
                LOG.warn("leaks: a call could not be handed over, its alarms are told by themselves: {}", failure.toString());
            } else {
                follow(leak);
            }
        });
    }

    /** Whether anybody can be called about it. */
    boolean isCallable(Leak leak) {
        return isCalled.test(leak.enterprise());
    }

    /** What its call says from now on. */
    void follow(Leak leak) {
        called.put(leak.id(), leak);
        holdMembers();
    }

    /** Whether people are called about it, so that {@link #follow} matters. */
    boolean isCalled(Leak leak) {
        return called.containsKey(leak.id());
    }

    /** It is over; its call ends, and alarms that are still unanswered are told by themselves. */
    void over(Leak leak) {
        if (called.remove(leak.id()) != null) {
            holdMembers();
            notices.over(SubjectKind.LEAK + ":" + leak.id());
        }
    }

    private void holdMembers() {
        told = called.values().stream().flatMap(leak -> leak.members().stream()).map(LeakMember::alarmId).filter(id -> id != null)
                .collect(Collectors.toUnmodifiableSet());
    }
}
