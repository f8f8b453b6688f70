package io.hazardwatch.gateway.duty.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandoverMachineTest {
    private static final long MINUTE = 60_000;
    private static final long CHANGE = 480 * MINUTE;
    private static final DutyShift NIGHT = new DutyShift("room", 0, CHANGE, List.of("zhang"), "li");
    private static final DutyShift DAY = new DutyShift("room", CHANGE, 2 * CHANGE, List.of("wang"), "li");

    private final List<HandoverStep.Kind> told = new ArrayList<>();
    private final List<OpenMatter> open = new ArrayList<>();
    private Handover row;

    private static OpenMatter matter(OpenMatter.Kind kind, String ref) {
        return new OpenMatter(kind, ref, Text.of(ref));
    }

    private void look(DutyShift before, DutyShift present, long now) {
        keep(HandoverMachine.look(HandoverTimes.STANDARD, before, present, row, () -> open, now));
    }

    private void keep(List<HandoverStep> steps) {
        steps.forEach(step -> {
            told.add(step.kind());
            row = step.after();
        });
    }

    private void opened() {
        open.add(matter(OpenMatter.Kind.ALARM_UNACKNOWLEDGED, "a1"));
        open.add(matter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a2"));
        look(NIGHT, DAY, CHANGE);
    }

    @Test
    void changeOfShift_listsWhatStandsOpen_andTheOutgoingStaysResponsible() {
        opened();
        assertEquals(List.of(HandoverStep.Kind.OPENED, HandoverStep.Kind.LIST_CHANGED), told);
        assertEquals(List.of("a1", "a2"), row.items().stream().map(item -> item.matter().ref()).toList());
        assertEquals(List.of("zhang"), row.responsible());
        look(NIGHT, DAY, CHANGE + 1000);
        assertEquals(2, told.size(), "nothing new, nothing told");
    }

    @Test
    void itemByItem_theLastAcceptsTheWhole() {
        opened();
        keep(HandoverMachine.accept(row, "wang", Set.of(2), CHANGE + MINUTE).steps());
        assertEquals(List.of("zhang"), row.responsible());
        Acceptance last = HandoverMachine.accept(row, "wang", Set.of(1), CHANGE + 2 * MINUTE);
        assertEquals(List.of("a1"), last.steps().getFirst().items().stream().map(item -> item.matter().ref()).toList());
        keep(last.steps());
        assertEquals(Handover.State.ACCEPTED, row.state());
        assertEquals(List.of("wang"), row.responsible());
        assertEquals(Acceptance.Verdict.NOT_OPEN, HandoverMachine.acceptAll(row, "wang", 2, CHANGE + 3 * MINUTE).verdict());
        look(NIGHT, DAY, CHANGE + 40 * MINUTE);
        assertEquals(Handover.State.ACCEPTED, row.state());
    }

    @Test
    void wholeList_isAcceptedOnlyAsItWasSeen() {
        opened();
        open.add(matter(OpenMatter.Kind.WORK_PERMIT, "p1"));
        look(NIGHT, DAY, CHANGE + MINUTE);
        assertEquals(Acceptance.Verdict.LIST_CHANGED, HandoverMachine.acceptAll(row, "wang", 2, CHANGE + MINUTE).verdict());
        keep(HandoverMachine.acceptAll(row, "wang", 3, CHANGE + MINUTE).steps());
        assertEquals(Handover.State.ACCEPTED, row.state());
        assertTrue(row.items().stream().allMatch(item -> item.acceptedBy().equals("wang")));
    }

    @Test
    void emptyList_isAcceptedToo() {
        look(NIGHT, DAY, CHANGE);
        keep(HandoverMachine.acceptAll(row, "wang", 0, CHANGE + MINUTE).steps());
        assertEquals(Handover.State.ACCEPTED, row.state());
    }

    @Test
    void wrongPersonOrItem_isRefused() {
        opened();
        assertEquals(Acceptance.Verdict.NOT_INCOMING, HandoverMachine.acceptAll(row, "zhang", 2, CHANGE).verdict());
        assertEquals(Acceptance.Verdict.UNKNOWN_ITEM, HandoverMachine.accept(row, "wang", Set.of(3), CHANGE).verdict());
        assertEquals(Acceptance.Verdict.UNKNOWN_ITEM, HandoverMachine.accept(row, "wang", Set.of(), CHANGE).verdict());
        keep(HandoverMachine.accept(row, "wang", Set.of(1), CHANGE).steps());
        assertEquals(Acceptance.Verdict.UNKNOWN_ITEM, HandoverMachine.accept(row, "wang", Set.of(1), CHANGE).verdict());
    }

    @Test
    void endedMatter_leavesTheList_andOneThatComesBackIsANewItem() {
        opened();
        open.removeFirst();
        look(NIGHT, DAY, CHANGE + MINUTE);
        assertEquals(HandoverItem.State.ENDED, row.items().getFirst().state());
        open.add(matter(OpenMatter.Kind.ALARM_UNACKNOWLEDGED, "a1"));
        look(NIGHT, DAY, CHANGE + 2 * MINUTE);
        assertEquals(3, row.items().getLast().number());
        assertEquals("a1", row.items().getLast().matter().ref());
    }

    @Test
    void alarmAcknowledgedMeanwhile_staysTheSameItem() {
        opened();
        open.set(0, matter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a1"));
        look(NIGHT, DAY, CHANGE + MINUTE);
        assertEquals(2, row.items().size());
        assertEquals(OpenMatter.Kind.ALARM_ACKNOWLEDGED, row.items().getFirst().matter().kind());
    }

    @Test
    void notAccepted_leaderAfterFifteenMinutes_alarmAfterThirty_eachOnce() {
        opened();
        told.clear();
        look(NIGHT, DAY, CHANGE + 15 * MINUTE - 1);
        assertEquals(List.of(), told);
        look(NIGHT, DAY, CHANGE + 15 * MINUTE);
        look(NIGHT, DAY, CHANGE + 16 * MINUTE);
        look(NIGHT, DAY, CHANGE + 30 * MINUTE);
        look(NIGHT, DAY, CHANGE + 31 * MINUTE);
        assertEquals(List.of(HandoverStep.Kind.LEADER_TOLD, HandoverStep.Kind.OVERDUE), told);
        assertEquals(List.of("zhang"), row.responsible());
    }

    @Test
    void nextChangeBeforeAcceptance_lapses_andWhoWasResponsibleHandsOver() {
        opened();
        DutyShift evening = new DutyShift("room", 2 * CHANGE, 3 * CHANGE, List.of("zhao"), "li");
        look(DAY, evening, 2 * CHANGE);
        assertTrue(told.contains(HandoverStep.Kind.LAPSED));
        assertEquals(List.of("zhang"), row.outgoing());
        assertEquals(List.of("zhao"), row.incoming());
    }

    @Test
    void samePersonGoesOn_needsNoHandover_andNoneToAnEmptyPost() {
        look(NIGHT, new DutyShift("room", CHANGE, 2 * CHANGE, List.of("zhang"), "li"), CHANGE);
        look(NIGHT, new DutyShift("room", CHANGE, 2 * CHANGE, List.of(), "li"), CHANGE);
        look(NIGHT, null, CHANGE);
        assertNull(row);
        look(null, DAY, CHANGE);
        assertEquals(List.of("wang"), row.responsible(), "nobody was there before: who comes is responsible at once");
    }

    @Test
    void replacementAfterTheChange_acceptsInThePlaceOfWhoWasToCome() {
        opened();
        look(NIGHT, new DutyShift("room", CHANGE, 2 * CHANGE, List.of("qian"), "li"), CHANGE + MINUTE);
        assertEquals(Acceptance.Verdict.NOT_INCOMING, HandoverMachine.acceptAll(row, "wang", 2, CHANGE + MINUTE).verdict());
        assertEquals(Acceptance.Verdict.TAKEN, HandoverMachine.acceptAll(row, "qian", 2, CHANGE + MINUTE).verdict());
    }

    @Test
    void p1NearTheChange_isForBothSides() {
        FixedShifts shifts = new FixedShifts().with(NIGHT).with(DAY);
        assertEquals(Set.of("zhang"), HandoverMachine.toldOfP1(HandoverTimes.STANDARD, shifts, "room", null, CHANGE - 15 * MINUTE - 1));
        assertEquals(Set.of("zhang", "wang"), HandoverMachine.toldOfP1(HandoverTimes.STANDARD, shifts, "room", null, CHANGE - 15 * MINUTE));
        assertEquals(Set.of("zhang", "wang"), HandoverMachine.toldOfP1(HandoverTimes.STANDARD, shifts, "room", null, CHANGE + 14 * MINUTE));
        assertEquals(Set.of("wang"), HandoverMachine.toldOfP1(HandoverTimes.STANDARD, shifts, "room", null, CHANGE + 16 * MINUTE));
        opened();
        assertEquals(Set.of("zhang", "wang"), HandoverMachine.toldOfP1(HandoverTimes.STANDARD, shifts, "room", row, CHANGE + 60 * MINUTE),
                "not accepted yet");
    }

    /** Matters come and go and people accept at random: no item is lost, numbered twice or accepted unseen. */
    @Test
    void anyCourse_keepsEveryMatterOnTheListUntilItEndsOrIsAccepted() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            row = null;
            open.clear();
            for (long now = CHANGE; now < CHANGE + 60 * MINUTE; now += 20_000) {
                toggle(random);
                look(NIGHT, DAY, now);
                requireWhole("seed " + seed);
                if (row.isOpen() && random.nextInt(10) == 0) {
                    keep(HandoverMachine.accept(row, "wang", Set.of(1 + random.nextInt(row.items().size() + 1)), now).steps());
                }
            }
        }
    }

    private void toggle(Random random) {
        OpenMatter matter = matter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a" + random.nextInt(6));
        if (!open.remove(matter)) {
            open.add(matter);
        }
    }

    private void requireWhole(String seed) {
        if (!row.isOpen()) {
            return;
        }
        Set<Integer> numbers = new HashSet<>();
        row.items().forEach(item -> assertTrue(numbers.add(item.number()), seed));
        Set<String> listed = new HashSet<>();
        row.items().stream().filter(item -> item.state() != HandoverItem.State.ENDED).forEach(item -> listed.add(item.matter().ref()));
        assertTrue(open.stream().allMatch(matter -> listed.contains(matter.ref())), seed);
        row.items().stream().filter(item -> item.state() == HandoverItem.State.WAITING)
                .forEach(item -> assertTrue(open.contains(item.matter()), seed));
    }
}
