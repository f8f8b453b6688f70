package io.hazardwatch.gateway.duty.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Key periods that begin, and end, at midnight in the middle of a night shift. */
class KeyPeriodInAShiftTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2027, 2, 5);
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long MIDNIGHT = DAY.atStartOfDay(ZONE).toInstant().toEpochMilli();
    private static final long NEXT_MIDNIGHT = MIDNIGHT + 24 * HOUR;
    private static final DutyPost POST = new DutyPost("room", new Text("中控室", "Control room"), "huarun-gas", "lpg-depot-01", ZONE);

    private final FixedShifts shifts = new FixedShifts().with(POST)
            .with(new DutyShift("room", MIDNIGHT - 4 * HOUR, MIDNIGHT + 8 * HOUR, List.of("wang"), "li"))
            .with(new DutyShift("room", MIDNIGHT + 8 * HOUR, MIDNIGHT + 20 * HOUR, List.of("zhang"), "li"))
            .with(new DutyShift("room", MIDNIGHT + 20 * HOUR, MIDNIGHT + 32 * HOUR, List.of("wang"), "li"));
    private final MemoryDutyStore store = new MemoryDutyStore();
    private final SaidDuty said = new SaidDuty();
    private DutyCalendar calendar = DutyCalendar.EMPTY.withPeriods(List.of(new KeyPeriod("p", KeyPeriodKind.SPRING_FESTIVAL, Text.of("p"), DAY, DAY,
            "huarun-gas", "lpg-depot-01", new Tightening(true, 3, 50, 0, false), "", DateCertainty.OWN)));
    private DutyBook book = book();

    private DutyBook book() {
        return new DutyBook(shifts, said, said, store, said, DutySettings.STANDARD,
                (post, at) -> calendar.at(post.enterprise(), post.site(), Instant.ofEpochMilli(at), post.zone()), new Random(5));
    }

    private void play(long from, long to) {
        for (long now = from; now < to; now += 1000) {
            book.look(now);
        }
    }

    private List<RollCall> calls(long shiftFrom) {
        return store.rollCalls.values().stream().filter(call -> call.shiftFrom() == shiftFrom).toList();
    }

    private static long further(List<RollCall> calls) {
        return calls.stream().filter(call -> call.more() > 0).count();
    }

    @Test
    void beginInTheMiddleOfAShift_asksMoreOftenFromThenOn_alsoAcrossARestart() {
        play(MIDNIGHT - 4 * HOUR, MIDNIGHT);
        assertEquals(3, calls(MIDNIGHT - 4 * HOUR).size(), "as by night");
        play(MIDNIGHT, MIDNIGHT + MINUTE);
        List<RollCall> after = calls(MIDNIGHT - 4 * HOUR);
        assertEquals(2, further(after), "the share of eight hours in twelve of three more");
        assertTrue(after.stream().filter(call -> call.more() > 0).allMatch(call -> call.dueAt() >= MIDNIGHT));
        book = book();
        play(MIDNIGHT + MINUTE, MIDNIGHT + 8 * HOUR);
        assertEquals(after.size(), calls(MIDNIGHT - 4 * HOUR).size());
        assertEquals(2, calls(MIDNIGHT - 4 * HOUR).stream().filter(call -> call.more() > 0 && call.state() == RollCallState.MISSED).count(),
                "each was asked");
        play(MIDNIGHT + 8 * HOUR, MIDNIGHT + 8 * HOUR + 2000);
        assertEquals(3, further(calls(MIDNIGHT + 8 * HOUR)), "a whole shift gets all of them");
    }

    @Test
    void endInTheMiddleOfAShift_letsGoOfWhatWasNotAsked_withoutABlame() {
        long from = MIDNIGHT + 20 * HOUR;
        play(from, from + 1000);
        List<RollCall> later = calls(from).stream().filter(call -> call.more() > 0 && call.dueAt() >= NEXT_MIDNIGHT).toList();
        assertFalse(later.isEmpty(), "the seed puts one after midnight");
        play(from + 1000, NEXT_MIDNIGHT + 2000);
        assertTrue(later.stream().allMatch(call -> store.rollCalls.get(call.id()).state() == RollCallState.NOT_ASKED));
        assertTrue(later.stream().noneMatch(call -> store.entries.containsKey(call.id() + "-ended")));
        play(NEXT_MIDNIGHT + 2000, NEXT_MIDNIGHT + 8 * HOUR);
        assertEquals(3, calls(from).stream().filter(call -> call.more() == 0 && call.state() == RollCallState.MISSED).count(), "the usual ones stay");
    }

    @Test
    void leaderOnSite_isAskedForFromTheBeginOfThePeriodOn_andNotAfterItsEnd() {
        play(MIDNIGHT - 4 * HOUR, MIDNIGHT + 15 * MINUTE);
        assertFalse(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        play(MIDNIGHT + 15 * MINUTE, MIDNIGHT + 16 * MINUTE);
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        play(NEXT_MIDNIGHT - 3 * HOUR, NEXT_MIDNIGHT);
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        play(NEXT_MIDNIGHT, NEXT_MIDNIGHT + 2000);
        assertFalse(said.calls.contains("LEADER_MISSING room"), "the end of the period ends the call");
        assertEquals(2, store.entries.values().stream().filter(entry -> entry.kind() == DutyLogKind.SHIFT
                && entry.matter().startsWith("重点时段带班领导未确认在岗")).count(), "once in each shift");
    }

    @Test
    void leaderWhoLoggedInBeforeThePeriodBegan_isThere() {
        play(MIDNIGHT - 4 * HOUR, MIDNIGHT - 3 * HOUR);
        book.seen("li", MIDNIGHT - 3 * HOUR);
        play(MIDNIGHT - 3 * HOUR, MIDNIGHT + HOUR);
        assertFalse(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
    }

    @Test
    void periodThatIsEnteredDuringTheShift_countsAtOnce() {
        DutyCalendar entered = calendar;
        calendar = new DutyCalendar(List.of(), List.of(), LocalTime.of(22, 0), LocalTime.of(6, 0));
        play(MIDNIGHT + 8 * HOUR, MIDNIGHT + 10 * HOUR);
        assertEquals(0, further(calls(MIDNIGHT + 8 * HOUR)));
        calendar = entered;
        play(MIDNIGHT + 10 * HOUR, MIDNIGHT + 10 * HOUR + 16 * MINUTE);
        assertEquals(3, further(calls(MIDNIGHT + 8 * HOUR)));
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
    }

    @Test
    void periodThatIsNotKnownForAMomentAfterAStart_losesNoRollCall() {
        long from = MIDNIGHT + 8 * HOUR;
        play(from, from + 1000);
        long first = calls(from).stream().filter(call -> call.more() > 0).mapToLong(RollCall::dueAt).min().orElseThrow();
        play(from + 1000, first + 6 * MINUTE);
        assertEquals(1, furtherMissed(from));
        DutyCalendar known = calendar;
        calendar = DutyCalendar.EMPTY;
        book = book();
        play(first + 6 * MINUTE, first + 6 * MINUTE + 2000);
        calendar = known;
        play(first + 6 * MINUTE + 2000, from + 12 * HOUR);
        assertEquals(3, furtherMissed(from), "each of the three is asked");
        assertEquals(3, further(calls(from)));
    }

    private long furtherMissed(long from) {
        return calls(from).stream().filter(call -> call.more() > 0 && call.state() == RollCallState.MISSED).count();
    }

    @Test
    void secondPeriodInAShift_callsTheLeaderAgain() {
        long from = MIDNIGHT + 8 * HOUR;
        DutyCalendar asking = calendar;
        play(from, from + 16 * MINUTE);
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        calendar = DutyCalendar.EMPTY;
        play(from + 16 * MINUTE, from + 17 * MINUTE);
        assertFalse(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        calendar = asking;
        play(from + 17 * MINUTE, from + 33 * MINUTE);
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
    }
}
