package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.List;

/** Which messages are about one matter, and which wait until it is known whom theirs concerns, as kinds of subjects decide. Escalation thread. */
final class MessageSubjectRules {
    private static final long HELD_LOOK_MILLIS = 250;

    private final EscalationBook book;
    private RulesByKind rules = new RulesByKind();

    MessageSubjectRules(EscalationBook book) {
        this.book = book;
    }

    /** Takes what kinds of subjects decide; before the thread starts. */
    void decideBy(RulesByKind own) {
        rules = own;
    }

    /** When what is due then is looked at: what is held and overdue, which may last for hours, a moment after {@code now}. */
    long lookAt(StoredEscalation stored, long dueAt, long now) {
        return dueAt <= now && isHeld(stored) ? now + HELD_LOOK_MILLIS : dueAt;
    }

    /** Whether calls wait until it is known whom they concern. */
    boolean isHeld(StoredEscalation stored) {
        return rules.of(stored.calls().subject()).isHeld(stored.calls().subject());
    }

    /** Whether a message waits until it is known whom its matter concerns. */
    boolean isHeld(Notification row) {
        StoredEscalation stored = book.of(row.escalation);
        return stored != null && isHeld(stored);
    }

    /** The name that the matter of a message shares with others; null if it shares none. */
    String of(Notification row) {
        StoredEscalation stored = row.purpose == MessagePurpose.CALL || row.purpose == MessagePurpose.NEWS ? book.of(row.escalation) : null;
        return stored == null ? null : rules.of(stored.calls().subject()).together(stored.calls().subject());
    }

    /** Whether messages that are sent as one are about one matter, so that one answer is for all of them. */
    boolean isOne(List<Notification> some) {
        String matter = of(some.getFirst());
        return some.size() == 1 || matter != null && some.stream().allMatch(row -> matter.equals(of(row)));
    }

    /** All rows that were sent in the same message. */
    List<Notification> together(Notification row) {
        return row.carrier == 0 ? List.of(row) : book.rows().stream().filter(each -> each.carrier == row.carrier).toList();
    }
}
