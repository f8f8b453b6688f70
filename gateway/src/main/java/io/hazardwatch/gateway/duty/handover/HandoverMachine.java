package io.hazardwatch.gateway.duty.handover;

import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Decides about the hand-over of a post; stateless. */
public final class HandoverMachine {
    private HandoverMachine() {}

    /**
     * What is to be done now.
     *
     * @param times   after which somebody hears of it
     * @param before  the shift before the present one, or null when the post was empty
     * @param present the shift at present, or null when the post is empty
     * @param last    the post's last hand-over, or null
     * @param matters gives what stands open for the post; asked only while somebody has to accept
     */
    public static List<HandoverStep> look(HandoverTimes times, DutyShift before, DutyShift present, Handover last,
            Supplier<List<OpenMatter>> matters, long nowMillis) {
        List<HandoverStep> steps = new ArrayList<>();
        Handover current = last;
        if (isNew(times, present, last, nowMillis)) {
            List<String> outgoing = last != null && last.isOpen() ? last.responsible() : before == null ? List.of() : before.officers();
            if (last != null && last.isOpen()) {
                steps.add(HandoverStep.of(HandoverStep.Kind.LAPSED, last.end(Handover.State.LAPSED, null, nowMillis)));
            }
            boolean isSame = outgoing.containsAll(present.officers()) || present.officers().isEmpty();
            current = isSame ? null : Handover.open(present.post(), present.fromMillis(), outgoing, present.officers());
            if (current != null) {
                steps.add(HandoverStep.of(HandoverStep.Kind.OPENED, current));
            }
        }
        if (current != null && current.isOpen()) {
            follow(steps, times, current, present, matters.get(), nowMillis);
        }
        return steps;
    }

    /** A post without any hand-over yet begins with the next change, unless this one has just been. */
    private static boolean isNew(HandoverTimes times, DutyShift present, Handover last, long nowMillis) {
        if (present == null) {
            return false;
        }
        return last == null ? nowMillis - present.fromMillis() < times.leaderMillis() : last.changeAt() < present.fromMillis();
    }

    private static void follow(List<HandoverStep> steps, HandoverTimes times, Handover opened, DutyShift present,
            Collection<OpenMatter> matters, long nowMillis) {
        Handover current = replaced(steps, opened, present);
        Handover listed = current.items(list(current.items(), matters, nowMillis));
        if (!listed.items().equals(current.items())) {
            steps.add(new HandoverStep(HandoverStep.Kind.LIST_CHANGED, listed, changed(current.items(), listed.items())));
        }
        current = listed;
        if (current.leaderToldAt() == 0 && nowMillis - current.changeAt() >= times.leaderMillis()) {
            current = current.leaderTold(nowMillis);
            steps.add(HandoverStep.of(HandoverStep.Kind.LEADER_TOLD, current));
        }
        if (current.overdueAt() == 0 && nowMillis - current.changeAt() >= times.overdueMillis()) {
            steps.add(HandoverStep.of(HandoverStep.Kind.OVERDUE, current.overdue(nowMillis)));
        }
    }

    /** Somebody else may come in the place of who was to come; then it is for that person to accept. */
    private static Handover replaced(List<HandoverStep> steps, Handover current, DutyShift present) {
        boolean isSame = present == null || present.fromMillis() != current.changeAt() || present.officers().equals(current.incoming());
        if (isSame) {
            return current;
        }
        Handover replaced = current.incoming(present.officers());
        steps.add(HandoverStep.of(HandoverStep.Kind.LIST_CHANGED, replaced));
        return replaced;
    }

    /** Accepted items keep what was seen; waiting items follow the present state of their matters. */
    private static List<HandoverItem> list(List<HandoverItem> items, Collection<OpenMatter> matters, long nowMillis) {
        Map<String, OpenMatter> open = new LinkedHashMap<>();
        matters.forEach(matter -> open.putIfAbsent(matter.key(), matter));
        List<HandoverItem> next = new ArrayList<>();
        for (HandoverItem item : items) {
            OpenMatter present = open.get(item.matter().key());
            next.add(!item.isWaiting() ? item : present == null ? item.end(nowMillis) : item.now(present));
            if (item.state() != HandoverItem.State.ENDED) {
                open.remove(item.matter().key());
            }
        }
        open.values().forEach(matter -> next.add(HandoverItem.waiting(next.size() + 1, matter)));
        return next;
    }

    private static List<HandoverItem> changed(List<HandoverItem> before, List<HandoverItem> after) {
        return after.stream().filter(item -> !before.contains(item)).toList();
    }

    /** Accepts single items; the last one accepts the whole. */
    public static Acceptance accept(Handover handover, String person, Set<Integer> numbers, long nowMillis) {
        Acceptance.Verdict refusal = refusal(handover, person);
        if (refusal != null) {
            return Acceptance.refused(refusal);
        }
        long waiting = handover.items().stream().filter(item -> item.isWaiting() && numbers.contains(item.number())).count();
        return numbers.isEmpty() || waiting < numbers.size() ? Acceptance.refused(Acceptance.Verdict.UNKNOWN_ITEM)
                : taken(handover, person, numbers, nowMillis);
    }

    /**
     * Accepts all that waits.
     *
     * @param seen the highest number on the list the person saw, 0 for an empty one
     */
    public static Acceptance acceptAll(Handover handover, String person, int seen, long nowMillis) {
        Acceptance.Verdict refusal = refusal(handover, person);
        if (refusal != null) {
            return Acceptance.refused(refusal);
        }
        if (handover.items().size() != seen) {
            return Acceptance.refused(Acceptance.Verdict.LIST_CHANGED);
        }
        Set<Integer> all = Set.copyOf(handover.items().stream().filter(HandoverItem::isWaiting).map(HandoverItem::number).toList());
        return taken(handover, person, all, nowMillis);
    }

    private static Acceptance.Verdict refusal(Handover handover, String person) {
        if (!handover.isOpen()) {
            return Acceptance.Verdict.NOT_OPEN;
        }
        return handover.incoming().contains(person) ? null : Acceptance.Verdict.NOT_INCOMING;
    }

    private static Acceptance taken(Handover handover, String person, Set<Integer> numbers, long nowMillis) {
        List<HandoverItem> items = handover.items().stream()
                .map(item -> numbers.contains(item.number()) ? item.accept(person, nowMillis) : item).toList();
        List<HandoverItem> accepted = items.stream().filter(item -> numbers.contains(item.number())).toList();
        Handover after = handover.items(items);
        List<HandoverStep> steps = new ArrayList<>();
        if (!accepted.isEmpty()) {
            steps.add(new HandoverStep(HandoverStep.Kind.ITEMS_ACCEPTED, after, accepted));
        }
        if (items.stream().noneMatch(HandoverItem::isWaiting)) {
            steps.add(HandoverStep.of(HandoverStep.Kind.ACCEPTED, after.end(Handover.State.ACCEPTED, person, nowMillis)));
        }
        return new Acceptance(Acceptance.Verdict.TAKEN, steps);
    }

    /**
     * Everybody at a post who must be notified of a P1 raised now: near a change the officers of both shifts, and the officer
     * still responsible.
     */
    public static Set<String> toldOfP1(HandoverTimes times, OnDuty onDuty, String post, Handover last, long nowMillis) {
        Set<String> all = onDuty.officers(post, nowMillis - times.bothCrewsMillis(), nowMillis + times.bothCrewsMillis());
        if (last != null && last.isOpen()) {
            all.addAll(last.responsible());
        }
        return all;
    }
}
