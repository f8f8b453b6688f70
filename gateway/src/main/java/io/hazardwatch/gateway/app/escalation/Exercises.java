package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.escalation.ExerciseOrder;
import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import java.util.function.Consumer;

/**
 * Exercises of calls. Subject, messages and tokens are those of the exercise alone, so nothing that anybody answers touches an alarm; its
 * messages say so in their first word. Escalation thread.
 */
final class Exercises {
    /** How long an exercise may call people, ms. */
    private static final long MILLIS_MAX = 3_600_000;
    private static final String WHOLE = "_";

    private final SiteIndex sites;
    private final Consumer<Note> notes;

    Exercises(SiteIndex sites, Consumer<Note> notes) {
        this.sites = sites;
        this.notes = notes;
    }

    /** The id of the new exercise, which begins with enterprise and site as that of an alarm does; null if one runs there. */
    String begin(EscalationBook book, ExerciseOrder order, long now) {
        String place = order.enterprise() + '.' + (order.site() == null ? WHOLE : order.site()) + ".exercise-";
        if (book.all().stream().anyMatch(each -> isRunning(each) && each.calls().subject().id().startsWith(place))) {
            return null;
        }
        Subject subject = new Subject(SubjectKind.EXERCISE, place + now, 1, 1, order.priority(), order.enterprise(), order.site(), null);
        Site site = order.site() == null ? null : sites.site(order.enterprise(), order.site());
        MessageFacts facts = new MessageFacts(MessageNature.EXERCISE, MessagePurpose.CALL, order.priority(), site == null
                ? Text.of(order.enterprise()) : site.name(), order.matter(), null, null, null, now, sites.zone(order.enterprise(),
                order.site() == null ? "" : order.site()), null, null, 1, null);
        book.announce(subject, facts, now);
        note(subject, order.by(), order.session(), "ordered: " + order.matter().en(), now);
        return subject.id();
    }

    boolean end(EscalationBook book, String id, String by, String session, long now) {
        StoredEscalation stored = book.of(SubjectKind.EXERCISE + ":" + id);
        if (stored == null || !isRunning(stored)) {
            return false;
        }
        note(stored.calls().subject(), by, session, "ended", now);
        book.end(stored, EndReason.CLEARED, now);
        return true;
    }

    private void note(Subject subject, String by, String session, String what, long now) {
        notes.accept(new Note(TransitionType.CALLS_EXERCISE, subject.enterprise(), subject.id(), by, what, now, session));
    }

    /** Ends what nobody ended. */
    static void endOverdue(EscalationBook book, long now) {
        book.all().stream().filter(each -> isRunning(each) && now - each.calls().startedAt() > MILLIS_MAX).toList()
                .forEach(each -> book.end(each, EndReason.CLEARED, now));
    }

    private static boolean isRunning(StoredEscalation stored) {
        return stored.calls().isRunning() && stored.calls().subject().kind() == SubjectKind.EXERCISE;
    }
}
