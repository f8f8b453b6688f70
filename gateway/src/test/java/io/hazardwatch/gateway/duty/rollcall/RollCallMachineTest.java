package io.hazardwatch.gateway.duty.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyShift;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("compiled")
class RollCallMachineTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final DutyShift SHIFT = new DutyShift("control-room", 0, 12 * HOUR, List.of("zhang"), "li");

    private final RollCallMachine machine = new RollCallMachine(RollCallPolicy.STANDARD);
    private final Map<String, RollCall> rows = new LinkedHashMap<>();
    private final List<RollCallStep.Kind> told = new ArrayList<>();

    private void look(DutyShift shift, boolean isBusy, long now) {
        keep(machine.look(shift, rows.values(), isBusy, 0, now));
    }

    private void keep(List<RollCallStep> steps) {
        steps.forEach(step -> {
            rows.put(step.after().id(), step.after());
            told.add(step.kind());
        });
    }

    private RollCall one(long due) {
        RollCall call = RollCall.waiting("c" + due, SHIFT.post(), SHIFT.fromMillis(), due, null, 0);
        rows.put(call.id(), call);
        return call;
    }

    private RollCall row(RollCall call) {
        return rows.get(call.id());
    }

    @Test
    void dueCall_isAsked_andTheAnswerInTimeCounts() {
        RollCall call = one(HOUR);
        look(SHIFT, false, HOUR - 1);
        assertEquals(RollCallState.WAITING, row(call).state());
        look(SHIFT, false, HOUR);
        assertEquals(List.of("zhang"), row(call).asked());
        assertEquals(HOUR + 5 * MINUTE, row(call).answerBy());
        assertEquals(RollCallReply.NOT_ON_DUTY, machine.reply(row(call), "wang", HOUR + 1));
        assertEquals(RollCallReply.ANSWERED, machine.reply(row(call), "zhang", HOUR + 5 * MINUTE - 1));
        assertEquals(RollCallReply.TOO_LATE, machine.reply(row(call), "zhang", HOUR + 5 * MINUTE));
        keep(List.of(machine.answered(row(call), "zhang", HOUR + MINUTE)));
        assertEquals(RollCallReply.NOT_ASKED, machine.reply(row(call), "zhang", HOUR + 2 * MINUTE));
        look(SHIFT, false, 2 * HOUR);
        assertEquals(RollCallState.ANSWERED, row(call).state());
    }

    @Test
    void unanswered_isToldToTheLeaderAtOnce_andTwiceIsAnAlarm() {
        RollCall first = one(HOUR);
        RollCall second = one(2 * HOUR);
        look(SHIFT, false, HOUR);
        look(SHIFT, false, HOUR + 5 * MINUTE);
        assertEquals(List.of(RollCallStep.Kind.ASKED, RollCallStep.Kind.MISSED, RollCallStep.Kind.LEADER_TOLD), told);
        assertEquals(HOUR + 5 * MINUTE, row(first).leaderToldAt());
        assertFalse(machine.isAlarming(rows.values(), 0));
        look(SHIFT, false, 2 * HOUR);
        look(SHIFT, false, 2 * HOUR + 5 * MINUTE);
        assertEquals(RollCallState.MISSED, row(second).state());
        assertTrue(machine.isAlarming(rows.values(), 0));
    }

    @Test
    void unacknowledgedP1_makesItWait_andWithdrawsWhatWasAsked() {
        RollCall call = one(HOUR);
        look(SHIFT, true, HOUR);
        assertEquals(RollCallState.WAITING, row(call).state());
        look(SHIFT, false, 3 * HOUR);
        assertEquals(RollCallState.ASKED, row(call).state());
        look(SHIFT, true, 3 * HOUR + MINUTE);
        assertEquals(RollCallState.WAITING, row(call).state());
        look(SHIFT, false, 3 * HOUR + 20 * MINUTE);
        assertEquals(3 * HOUR + 25 * MINUTE, row(call).answerBy());
    }

    @Test
    void heldCalls_areStillAskedApart() {
        RollCall first = one(HOUR);
        RollCall second = one(2 * HOUR);
        look(SHIFT, false, 3 * HOUR);
        keep(List.of(machine.answered(row(first), "zhang", 3 * HOUR + MINUTE)));
        look(SHIFT, false, 3 * HOUR + 29 * MINUTE);
        assertEquals(RollCallState.WAITING, row(second).state());
        look(SHIFT, false, 3 * HOUR + 30 * MINUTE);
        assertEquals(RollCallState.ASKED, row(second).state());
    }

    @Test
    void shiftThatEnds_givesUpWhatCouldNotBeAsked() {
        RollCall call = one(11 * HOUR);
        look(SHIFT, true, 11 * HOUR);
        look(SHIFT, false, 12 * HOUR - 4 * MINUTE);
        assertEquals(RollCallState.NOT_ASKED, row(call).state());
    }

    @Test
    void nobodyOnDuty_isAMissAtOnce() {
        RollCall call = one(HOUR);
        look(new DutyShift("control-room", 0, 12 * HOUR, List.of(), "li"), false, HOUR);
        assertEquals(RollCallState.MISSED, row(call).state());
        assertEquals(List.of(RollCallStep.Kind.ASKED, RollCallStep.Kind.MISSED, RollCallStep.Kind.LEADER_TOLD), told);
    }

    @Test
    void spotCheck_isAskedAtOnceWhateverTheGap_andMovesOnWithThePost() {
        RollCall call = one(HOUR);
        look(SHIFT, false, HOUR);
        keep(List.of(machine.answered(row(call), "zhang", HOUR + MINUTE)));
        keep(List.of(machine.order(SHIFT, "li", HOUR + 2 * MINUTE, 1)));
        look(SHIFT, true, HOUR + 2 * MINUTE);
        DutyShift next = new DutyShift("control-room", 12 * HOUR, 24 * HOUR, List.of("wang"), "li");
        look(next, false, 12 * HOUR);
        RollCall spot = rows.values().stream().filter(RollCall::isSpotCheck).findFirst().orElseThrow();
        assertEquals(List.of("wang"), spot.asked());
        assertEquals("li", spot.orderedBy());
    }

    @Test
    void missNobodyWasToldOf_isToldAfterARestart() {
        RollCall missed = one(HOUR).ask(List.of("zhang"), HOUR, HOUR + 5 * MINUTE).end(RollCallState.MISSED, HOUR + 5 * MINUTE);
        rows.put(missed.id(), missed);
        look(SHIFT, false, 2 * HOUR);
        look(SHIFT, false, 2 * HOUR + 1000);
        assertEquals(List.of(RollCallStep.Kind.LEADER_TOLD), told);
    }

    @Test
    void policy_refusesWhatIsOutsideTheRule() {
        assertThrows(IllegalArgumentException.class, () -> policy(60_000));
        assertThrows(IllegalArgumentException.class, () -> policy(16 * MINUTE));
        assertEquals(15 * MINUTE, policy(15 * MINUTE).answerMillis());
    }

    @Test
    void whatIsAskedForBeyondTheUsual_getsAShareOfWhatIsLeft_apartFromTheRest_once() {
        for (long seed = 0; seed < 300; seed++) {
            rows.clear();
            Random random = new Random(seed);
            keep(machine.settle(SHIFT, ZoneOffset.UTC, SHIFT.fromMillis(), random));
            int usual = rows.size();
            keep(machine.settleMore(SHIFT, rows.values(), 4, 6 * HOUR, random));
            List<Long> further = rows.values().stream().filter(call -> call.more() == 4).map(RollCall::dueAt).toList();
            assertEquals(2, further.size(), "seed " + seed);
            assertTrue(further.stream().allMatch(due -> due >= 6 * HOUR && due <= 12 * HOUR - 30 * MINUTE), "seed " + seed);
            List<Long> all = rows.values().stream().map(RollCall::dueAt).sorted().toList();
            for (int i = 1; i < all.size(); i++) {
                assertTrue(all.get(i) - all.get(i - 1) >= 30 * MINUTE, "seed " + seed);
            }
            assertEquals(List.of(), machine.settleMore(SHIFT, rows.values(), 4, 7 * HOUR, random));
            keep(machine.settleMore(SHIFT, rows.values(), 10, 6 * HOUR, random));
            assertEquals(usual + 2 + 3, rows.size(), "six more in a whole shift, three in half of it");
        }
    }

    private static RollCallPolicy policy(long answerMillis) {
        return new RollCallPolicy(2, 3, 30 * MINUTE, answerMillis, 2, LocalTime.of(8, 0), LocalTime.of(20, 0));
    }

    /** Random P1s, answers and restarts: the rows alone decide, and what must hold holds after every step. */
    @Test
    void anyShift_neverAsksBesideAP1OrTooSoon_andEndsEveryCall() {
        for (long seed = 0; seed < 300; seed++) {
            play(new Random(seed), "seed " + seed);
        }
    }

    private void play(Random random, String seed) {
        rows.clear();
        told.clear();
        keep(machine.settle(SHIFT, ZoneOffset.UTC, SHIFT.fromMillis(), random));
        Map<String, Long> askedAt = new HashMap<>();
        boolean isBusy = false;
        int more = 0;
        for (long now = 0; now < SHIFT.toMillis() + 20 * MINUTE; now += 10_000) {
            isBusy = random.nextInt(200) == 0 ? !isBusy : isBusy;
            more = random.nextInt(800) == 0 ? random.nextInt(4) : more;
            if (now < SHIFT.toMillis()) {
                keep(machine.settleMore(SHIFT, List.copyOf(rows.values()), more, now, random));
            }
            RollCallMachine restarted = new RollCallMachine(RollCallPolicy.STANDARD);
            for (RollCallStep step : restarted.look(now < SHIFT.toMillis() ? SHIFT : null, List.copyOf(rows.values()), isBusy, more, now)) {
                keep(List.of(step));
                if (step.kind() == RollCallStep.Kind.ASKED) {
                    assertFalse(isBusy, seed);
                    assertTrue(step.after().more() <= more, seed);
                    long moment = now;
                    assertTrue(askedAt.entrySet().stream().allMatch(each -> each.getKey().equals(step.after().id())
                            || row(rows.get(each.getKey())).askedAt() == 0 || moment - each.getValue() >= 30 * MINUTE), seed);
                    askedAt.put(step.after().id(), now);
                }
            }
            long moment = now;
            rows.values().stream().filter(call -> call.state() == RollCallState.ASKED && random.nextInt(25) == 0).toList()
                    .forEach(call -> keep(List.of(machine.answered(call, "zhang", moment))));
            assertTrue(rows.values().stream().filter(call -> call.state() == RollCallState.ASKED).count() <= 1, seed);
        }
        assertTrue(rows.values().stream().allMatch(call -> call.state().isFinal()), seed + rows);
        assertTrue(rows.values().stream().allMatch(call -> call.state() != RollCallState.MISSED || call.leaderToldAt() > 0), seed);
    }
}
