package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.app.duty.DutyPhones;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** News of duty as messages, and calls to the leaders of a post. Any thread. */
final class DutyNotices implements DutyPhones {
    private static final Logger LOG = LoggerFactory.getLogger(DutyNotices.class);
    /** Between kind and post in the id of a call; no name of a post has it. */
    private static final String SEPARATOR = "@";

    private final Notices notices;
    private final SiteIndex sites;
    private final Predicate<String> isAnybodyThere;
    private final BinaryOperator<String> presenceLinks;

    /**
     * @param isAnybodyThere whether anybody of an enterprise can be called at all
     * @param presenceLinks the link by which a person, the second, answers a question about their presence, the first
     */
    DutyNotices(Notices notices, SiteIndex sites, Predicate<String> isAnybodyThere, BinaryOperator<String> presenceLinks) {
        this.presenceLinks = presenceLinks;
        this.notices = notices;
        this.sites = sites;
        this.isAnybodyThere = isAnybodyThere;
    }

    @Override
    public void tell(DutyPost post, Collection<String> persons, DutyMessage message) {
        if (!isAnybodyThere.test(enterprise(post))) {
            return;
        }
        if (message.kind() == DutyMessage.Kind.ROLL_CALL) {
            persons.forEach(person -> tell(post, message, message.id() + ' ' + person, List.of(person), new AnswerWays(
                    presenceLinks.apply(message.id(), person), "")));
        } else if (!persons.isEmpty()) {
            tell(post, message, message.id(), persons, null);
        }
    }

    private void tell(DutyPost post, DutyMessage message, String id, Collection<String> persons, AnswerWays answer) {
        Subject subject = new Subject(SubjectKind.DUTY, id, 1, 1, priority(message.kind()), enterprise(post), post.site(), null);
        logged(notices.tell(subject, facts(post, message, message.kind() == DutyMessage.Kind.P1_NEAR_CHANGE ? Priority.P1 : null, answer), persons));
    }

    @Override
    public CompletionStage<Boolean> call(DutyPost post, DutyMessage message) {
        if (!isAnybodyThere.test(enterprise(post))) {
            return CompletableFuture.completedStage(false);
        }
        Subject subject = new Subject(SubjectKind.DUTY, message.kind() + SEPARATOR + post.id(), message.atMillis(), 1, Priority.P2,
                enterprise(post), post.site(), null);
        CompletionStage<Boolean> taken = notices.call(subject, facts(post, message, Priority.P2, null));
        logged(taken);
        return taken;
    }

    @Override
    public void over(DutyPost post, DutyMessage.Kind kind) {
        logged(notices.cleared(SubjectKind.DUTY + ":" + kind + SEPARATOR + post.id()));
    }

    @Override
    public void onAnswer(AnswerListener listener) {
        notices.onAnswer((subject, person, isTaken, by, atMillis) -> {
            int at = subject.id().indexOf(SEPARATOR);
            if (subject.kind() == SubjectKind.DUTY && at > 0) {
                listener.answered(subject.id().substring(at + 1), DutyMessage.Kind.valueOf(subject.id().substring(0, at)), person, isTaken,
                        atMillis);
            }
        });
    }

    /** How soon it is sent: what has minutes to be answered goes before reminders. */
    private static Priority priority(DutyMessage.Kind kind) {
        return switch (kind) {
            case P1_NEAR_CHANGE -> Priority.P1;
            case ROLL_CALL, ROLL_CALL_MISSED, HANDOVER_LATE, LEADER_MISSING, NOBODY_LOOKS -> Priority.P2;
            case HANDOVER_OPEN -> Priority.P3;
            case REMINDER, SHIFT_CHANGED, SUMMARY -> Priority.P4;
        };
    }

    /**
     * @param shown null for what has no priority of its own
     * @param answer null if no answer is asked for, or the one to a call
     */
    private MessageFacts facts(DutyPost post, DutyMessage message, Priority shown, AnswerWays answer) {
        Site site = post.site() == null ? null : sites.site(post.enterprise(), post.site());
        return new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, shown, site == null ? Text.of(enterprise(post)) : site.name(),
                message.text(),
                null, null, null, 0, post.zone(), message.more(), null, 1, answer);
    }

    /** People of an authority belong to no enterprise. */
    private static String enterprise(DutyPost post) {
        return post.enterprise() == null ? "" : post.enterprise();
    }

    /** Escalation keeps what it took; what it could not take is said. */
    private static void logged(CompletionStage<Boolean> taken) {
        taken.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("duty: a message could not be handed over: {}", failure.toString());
            }
        });
    }
}
