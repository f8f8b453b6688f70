package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.handover.Acceptance;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverItem;
import io.hazardwatch.gateway.duty.handover.HandoverMachine;
import io.hazardwatch.gateway.duty.handover.HandoverStep;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last hand-over of each post. Duty thread. */
final class HandoverBook {
    private final Map<String, Handover> last = new HashMap<>();
    private final OnDuty onDuty;
    private final DutySite site;
    private final DutyPeople people;
    private final DutySettings settings;

    HandoverBook(OnDuty onDuty, DutySite site, DutyPeople people, DutySettings settings) {
        this.settings = settings;
        this.onDuty = onDuty;
        this.site = site;
        this.people = people;
    }

    void restore(Collection<Handover> rows) {
        rows.forEach(row -> last.merge(row.post(), row, (a, b) -> a.changeAt() >= b.changeAt() ? a : b));
    }

    /** The last one of a post, or null. */
    Handover of(String post) {
        return last.get(post);
    }

    void look(DutyPost post, DutyShift shift, List<OpenMatter> instructions, DutyChanges changes) {
        DutyShift before = shift == null ? null : onDuty.shift(post.id(), shift.fromMillis() - 1);
        HandoverMachine.look(settings.of(post).handOver(), before, shift, last.get(post.id()), () -> matters(post, instructions), changes.nowMillis())
                .forEach(step -> keep(post, shift, step, changes));
        Handover now = last.get(post.id());
        boolean isOverdue = now != null && now.isOpen() && now.overdueAt() > 0;
        changes.then(news -> news.alarm(isOverdue, alarmOf(post), DutyTexts.handoverLate(post)));
    }

    static String alarmOf(DutyPost post) {
        return "hand-over-" + post.id();
    }

    private List<OpenMatter> matters(DutyPost post, List<OpenMatter> instructions) {
        List<OpenMatter> all = new ArrayList<>(site.openMatters(post));
        all.addAll(instructions);
        return all;
    }

    /** Null numbers accept all of a list whose highest number is {@code seen}. */
    Acceptance.Verdict accept(DutyPost post, DutyShift shift, Handover handover, String person, Set<Integer> numbers, int seen, DutyChanges changes) {
        long now = changes.nowMillis();
        Acceptance acceptance = numbers == null ? HandoverMachine.acceptAll(handover, person, seen, now)
                : HandoverMachine.accept(handover, person, numbers, now);
        acceptance.steps().forEach(step -> keep(post, shift, step, changes));
        return acceptance.verdict();
    }

    private void keep(DutyPost post, DutyShift shift, HandoverStep step, DutyChanges changes) {
        Handover handover = step.after();
        if (step.kind() == HandoverStep.Kind.LAPSED) {
            changes.rows().put(handover);
        } else {
            last.put(post.id(), handover);
            changes.rows().put(handover);
        }
        write(post, step, changes);
        String leader = shift == null ? null : shift.leader();
        changes.then(news -> {
            if (step.kind() != HandoverStep.Kind.LIST_CHANGED) {
                news.journal(DutyListener.Kind.HANDOVER, post, handover.id(), actor(step), what(step, leader));
            }
            tell(news, post, leader, step);
            news.changed(post);
        });
    }

    private static String actor(HandoverStep step) {
        return step.kind() == HandoverStep.Kind.ACCEPTED ? step.after().acceptedBy()
                : step.kind() == HandoverStep.Kind.ITEMS_ACCEPTED ? step.items().getFirst().acceptedBy() : Actors.GATEWAY;
    }

    private static String what(HandoverStep step, String leader) {
        Handover handover = step.after();
        return switch (step.kind()) {
            case OPENED -> "from " + String.join(", ", handover.outgoing()) + " to " + String.join(", ", handover.incoming());
            case ITEMS_ACCEPTED -> "accepted " + String.join(", ", step.items().stream().map(item -> item.matter().key()).toList());
            case ACCEPTED -> "accepted as a whole, " + handover.items().size() + " items";
            case LEADER_TOLD -> "not accepted in time; " + (leader == null ? "there is no leader on shift to tell" : "leader told: " + leader);
            case OVERDUE -> "still not accepted";
            case LAPSED -> "lapsed: the next shift began before it was accepted";
            case LIST_CHANGED -> "list changed";
        };
    }

    private void tell(DutyListener news, DutyPost post, String leader, HandoverStep step) {
        switch (step.kind()) {
            case OPENED -> news.tell(post, step.after().incoming(), DutyTexts.opened(post, step.after()));
            case LEADER_TOLD -> news.call(post, leader, DutyTexts.late(post, step.after(), people));
            case ACCEPTED, LAPSED -> news.over(post, DutyMessage.Kind.HANDOVER_LATE);
            case ITEMS_ACCEPTED -> step.items().stream().filter(item -> item.matter().kind().isAlarm())
                    .forEach(item -> news.takeOver(item.matter().ref(), item.acceptedBy()));
            default -> { }
        }
    }

    private void write(DutyPost post, HandoverStep step, DutyChanges changes) {
        Handover handover = step.after();
        long now = changes.nowMillis();
        switch (step.kind()) {
            case OPENED -> changes.entry(post, handover.id() + "-opened", DutyLogKind.HANDOVER, handover.changeAt(),
                    DutyTexts.handover(handover, people), "", handover.id());
            case ITEMS_ACCEPTED -> step.items().forEach(item -> item(post, handover, item, changes));
            case ACCEPTED -> accepted(post, handover, changes);
            case LEADER_TOLD -> changes.entry(post, handover.id() + "-late", DutyLogKind.HANDOVER, now, "接班逾时未确认，已报带班领导", "", handover.id());
            case OVERDUE -> changes.entry(post, handover.id() + "-overdue", DutyLogKind.HANDOVER, now, "接班仍未确认，系统报警", "", handover.id());
            case LAPSED -> changes.entry(post, handover.id() + "-lapsed", DutyLogKind.HANDOVER, now, "至下次交班仍未接班", "", handover.id());
            case LIST_CHANGED -> { }
        }
    }

    private void item(DutyPost post, Handover handover, HandoverItem item, DutyChanges changes) {
        changes.entry(post, handover.id() + "-item-" + item.number(), DutyLogKind.HANDOVER, item.atMillis(), DutyTexts.item(item),
                people.nameOf(item.acceptedBy()) + "确认", item.matter().ref());
    }

    private void accepted(DutyPost post, Handover handover, DutyChanges changes) {
        long now = changes.nowMillis();
        changes.entry(post, handover.id() + "-accepted", DutyLogKind.HANDOVER, now, DutyTexts.accepted(handover, people), "", handover.id());
        changes.entry(post, handover.id() + "-arrived", DutyLogKind.ARRIVED, now, people.nameOf(handover.acceptedBy()) + "到岗接班", "", handover.id());
        handover.outgoing().stream().filter(person -> !handover.incoming().contains(person)).forEach(person ->
                changes.entry(post, handover.id() + "-left-" + person, DutyLogKind.LEFT, now, people.nameOf(person) + "交班离岗", "", handover.id()));
    }

    /** Notifies the officers of both shifts of a P1 near a change; at other times escalation does that alone. */
    void raisedP1(DutyPost post, Text alarm, DutyChanges changes) {
        Set<String> both = HandoverMachine.toldOfP1(settings.of(post).handOver(), onDuty, post.id(), last.get(post.id()), changes.nowMillis());
        DutyShift shift = onDuty.shift(post.id(), changes.nowMillis());
        if (shift == null || !Set.copyOf(shift.officers()).equals(both)) {
            changes.then(news -> news.tell(post, both, DutyTexts.p1NearChange(post, alarm, changes.nowMillis())));
        }
    }
}
