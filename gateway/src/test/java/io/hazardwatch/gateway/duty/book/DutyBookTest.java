package io.hazardwatch.gateway.duty.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.Acceptance;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.handover.HandoverTimes;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.log.DutyLogDraft;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.log.DutyLogVerdict;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallPolicy;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.duty.rules.DutyRules;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.duty.rules.SummaryRules;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.signing.Sha256;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DutyBookTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long MORNING = DAY.atTime(8, 0).atZone(ZONE).toInstant().toEpochMilli();
    private static final DutyPost POST = new DutyPost("room", new Text("中控室", "Control room"), "huarun-gas", "lpg-depot-01", ZONE);

    private final FixedShifts shifts = new FixedShifts().with(POST)
            .with(new DutyShift("room", MORNING - 12 * HOUR, MORNING, List.of("zhang"), "li"))
            .with(new DutyShift("room", MORNING, MORNING + 12 * HOUR, List.of("wang"), "li"))
            .with(new DutyShift("room", MORNING + 12 * HOUR, MORNING + 24 * HOUR, List.of("zhang"), "li"));
    private final MemoryDutyStore store = new MemoryDutyStore();
    private final SaidDuty said = new SaidDuty();
    private DutySettings settings = DutySettings.STANDARD;
    private Tightening period = Tightening.NONE;
    private DutyBook book = book();

    private DutyBook book() {
        return new DutyBook(shifts, said, said, store, said, settings, (post, from) -> period, new Random(3));
    }

    private void play(long from, long to) {
        for (long now = from; now < to; now += 1000) {
            book.look(now);
        }
    }

    private Handover handover() {
        return book.now().get("room").handover();
    }

    private RollCall asked() {
        return book.now().get("room").rollCalls().getFirst();
    }

    @Test
    void shift_handoverItemByItem_movesWhatWasAcknowledged_andTheOutgoingAnswersUntilThen() {
        said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a.1", Text.of("HH")));
        said.matters.add(new OpenMatter(OpenMatter.Kind.UNPROTECTED, "p.1", Text.of("stale")));
        play(MORNING, MORNING + MINUTE);
        assertEquals(List.of("zhang"), book.responsible("room"));
        assertTrue(said.told.contains("wang: Hand-over at Control room: accept the list"), said.told::toString);
        assertEquals(Acceptance.Verdict.TAKEN, book.accept(handover().id(), "wang", Set.of(1), 0, MORNING + MINUTE));
        assertEquals(List.of("a.1 wang"), said.takenOver);
        assertEquals(Acceptance.Verdict.TAKEN, book.accept(handover().id(), "wang", null, 2, MORNING + 2 * MINUTE));
        assertEquals(List.of("wang"), book.responsible("room"));
        assertEquals(Handover.State.ACCEPTED, store.handovers.get(handover().id()).state());
        List<DutyLogKind> kinds = store.entries.values().stream().map(entry -> entry.kind()).toList();
        assertTrue(kinds.containsAll(List.of(DutyLogKind.SHIFT, DutyLogKind.HANDOVER, DutyLogKind.ARRIVED, DutyLogKind.LEFT)), kinds::toString);
    }

    @Test
    void nobodyAccepts_leaderThenAlarm_andTheAlarmEndsWithTheAcceptance() {
        play(MORNING, MORNING + 16 * MINUTE);
        assertTrue(said.told.contains("li: Hand-over not accepted at Control room: 03-02 08:00, to be accepted by wang"), said.told::toString);
        assertEquals(Set.of("HANDOVER_LATE room"), said.calls);
        assertEquals(Set.of(), said.alarms);
        play(MORNING + 29 * MINUTE, MORNING + 31 * MINUTE);
        assertEquals(Set.of("hand-over-room"), said.alarms);
        book.accept(handover().id(), "wang", null, 0, MORNING + 31 * MINUTE);
        play(MORNING + 31 * MINUTE, MORNING + 31 * MINUTE + 2000);
        assertEquals(Set.of(), said.alarms);
        assertEquals(Set.of(), said.calls);
    }

    @Test
    void postWithTimesOfItsOwn_callsTheLeaderAndAlarmsByThem() {
        DutyRules rules = new DutyRules(RollCallPolicy.STANDARD, new HandoverTimes(5 * MINUTE, 10 * MINUTE, 2 * MINUTE), SummaryRules.STANDARD);
        settings = new DutySettings(DutyRules.STANDARD, Map.of(), Map.of("room", rules));
        book = book();
        play(MORNING, MORNING + 5 * MINUTE);
        assertEquals(Set.of(), said.calls);
        play(MORNING + 5 * MINUTE, MORNING + 6 * MINUTE);
        assertEquals(Set.of("HANDOVER_LATE room"), said.calls);
        play(MORNING + 10 * MINUTE, MORNING + 11 * MINUTE);
        assertEquals(Set.of("hand-over-room"), said.alarms);
        book.accept(handover().id(), "wang", null, 0, MORNING + 11 * MINUTE);
        book.raisedP1("huarun-gas", "lpg-depot-01", Text.of("leak"), MORNING + 11 * HOUR + 57 * MINUTE);
        assertTrue(said.told.stream().noneMatch(line -> line.startsWith("zhang,wang: Critical") || line.startsWith("wang,zhang: Critical")));
    }

    @Test
    void keyPeriodThatAsksForALeaderOnSite_notConfirmedByHim_callsUpwardsOnce_untilHeIsThere() {
        period = new Tightening(true, 0, 100, 0, false);
        play(MORNING, MORNING + 14 * MINUTE);
        assertEquals(Set.of(), said.calls);
        play(MORNING + 15 * MINUTE, MORNING + 15 * MINUTE + 2000);
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        assertTrue(store.entries.values().stream().anyMatch(entry -> entry.matter().equals("重点时段带班领导未确认在岗：li")));
        int told = said.told.size();
        book = book();
        play(MORNING + 16 * MINUTE, MORNING + 17 * MINUTE);
        assertEquals(told, said.told.size(), "a restart tells nobody again");
        book.seen("li", MORNING + 18 * MINUTE);
        assertTrue(!said.calls.contains("LEADER_MISSING room"), said.calls::toString);
    }

    @Test
    void keyPeriodWhileTheStoreIsAway_callsTheLeaderAllTheSame_unlessHeWasSeen() {
        period = new Tightening(true, 0, 100, 0, false);
        play(MORNING - HOUR, MORNING);
        store.away = true;
        book.seen("li", MORNING);
        play(MORNING, MORNING + 16 * MINUTE);
        assertTrue(!said.calls.contains("LEADER_MISSING room"), said.calls::toString);
        play(MORNING + 12 * HOUR, MORNING + 12 * HOUR + 16 * MINUTE);
        assertTrue(said.calls.contains("LEADER_MISSING room"), said.calls::toString);
    }

    @Test
    void leaderWhoHasComeInTime_orIsNotAskedFor_callsNobody() {
        period = new Tightening(true, 0, 100, 0, false);
        play(MORNING, MORNING + MINUTE);
        book.seen("li", MORNING + MINUTE);
        play(MORNING + 2 * MINUTE, MORNING + 16 * MINUTE);
        assertTrue(!said.calls.contains("LEADER_MISSING room"), said.calls::toString);
    }

    @Test
    void postThatLeavesTheRoster_keepsNoAlarm_andTakesNoEntry() {
        play(MORNING, MORNING + 1000);
        play(MORNING + 30 * MINUTE, MORNING + 31 * MINUTE);
        assertEquals(Set.of("hand-over-room"), said.alarms);
        shifts.posts.clear();
        play(MORNING + 31 * MINUTE, MORNING + 31 * MINUTE + 2000);
        assertEquals(Set.of(), said.alarms);
        assertThrows(IllegalStateException.class,
                () -> book.add(new DutyLogDraft("room", DutyLogKind.REMARK, 0, "", "m", "", null, 0), "wang", MORNING + HOUR));
    }

    @Test
    void rollCallsMissedTwice_leaderEachTime_alarmOnce_andItsEndWithTheShift() {
        play(MORNING, MORNING + 12 * HOUR);
        List<RollCall> missed = store.rollCalls.values().stream().filter(call -> call.state() == RollCallState.MISSED).toList();
        assertEquals(2, missed.size());
        assertEquals(2, said.told.stream().filter(line -> line.matches("li: Roll call of 03-02 ..:.. missed at Control room: wang")).count());
        assertTrue(said.alarms.contains("roll-calls-room"));
        play(MORNING + 12 * HOUR, MORNING + 12 * HOUR + 2000);
        assertFalse(said.alarms.contains("roll-calls-room"));
    }

    @Test
    void missedRollCall_callsTheLeader_untilThePostAnswersAgain_andHisAnswerIsInTheLog() {
        book.look(MORNING + HOUR);
        book.order("room", "li", MORNING + HOUR);
        play(MORNING + HOUR, MORNING + HOUR + 6 * MINUTE);
        assertEquals(Set.of("ROLL_CALL_MISSED room"), said.calls);
        book.answeredCall("room", DutyMessage.Kind.ROLL_CALL_MISSED, "li", true, MORNING + HOUR + 7 * MINUTE);
        assertTrue(store.entries.values().stream().anyMatch(entry -> entry.matter().equals("li已知悉并处理：查岗未应答")));
        RollCall again = book.order("room", "li", MORNING + 2 * HOUR);
        book.answer(again.id(), "wang", MORNING + 2 * HOUR + 1000);
        assertEquals(Set.of(), said.calls);
        assertEquals(said.messages.size(), said.messages.stream().map(DutyMessage::id).distinct().count(), "ids tell messages apart");
    }

    @Test
    void spotCheck_isStoredWithTheAnswerTheSnapshotAndItsHash() {
        book.look(MORNING + HOUR);
        RollCall ordered = book.order("room", "li", MORNING + HOUR);
        assertEquals(RollCallState.ASKED, ordered.state());
        assertEquals(RollCallReply.NOT_ON_DUTY, book.answer(ordered.id(), "li", MORNING + HOUR + 1000));
        assertEquals(RollCallReply.ANSWERED, book.answer(ordered.id(), "wang", MORNING + HOUR + 42_000));
        SpotCheck check = store.spotChecks.get(ordered.id());
        assertEquals(Sha256.hex(check.text()), check.hash());
        assertTrue(check.text().contains("\"answeredBy\":\"wang\"") && check.text().contains("\"points\":1"), check.text());
        assertTrue(store.entries.get(ordered.id() + "-ended").matter().contains("用时42秒"));
    }

    @Test
    void p1KeepsTheSpotCheckWaiting() {
        book.look(MORNING + HOUR);
        said.busy = true;
        assertEquals(RollCallState.WAITING, book.order("room", "li", MORNING + HOUR).state());
        said.busy = false;
        book.look(MORNING + 2 * HOUR);
        assertEquals(1, book.now().get("room").rollCalls().size());
    }

    @Test
    void storeAway_peopleAreToldAllTheSame_andTheRowsAreWrittenOnceItIsBack() {
        play(MORNING - HOUR, MORNING);
        store.away = true;
        play(MORNING, MORNING + 16 * MINUTE);
        assertTrue(said.calls.contains("HANDOVER_LATE room"), said.calls::toString);
        assertTrue(book.health().waiting() > 0);
        assertEquals("the store is away", book.health().problem());
        assertThrows(IllegalStateException.class, () -> book.add(new DutyLogDraft("room", DutyLogKind.REMARK, 0, "", "m", "", null, 0),
                "wang", MORNING));
        assertThrows(IllegalStateException.class, () -> book.sign("room", DAY, "wang", MORNING));
        assertEquals(Acceptance.Verdict.TAKEN, book.accept(handover().id(), "wang", null, 0, MORNING + 16 * MINUTE));
        store.away = false;
        play(MORNING + 16 * MINUTE, MORNING + 17 * MINUTE);
        assertEquals(0, book.health().waiting());
        assertEquals("", book.health().problem());
        assertEquals(Handover.State.ACCEPTED, store.handovers.get(handover().id()).state());
        assertEquals(0, store.entries.values().stream().filter(entry -> entry.kind() == DutyLogKind.REMARK).count());
    }

    @Test
    void storeAwayAtTheStart_nothingIsDecidedUntilItIsKnownWhatWas() {
        play(MORNING, MORNING + MINUTE);
        Set<String> settled = Set.copyOf(store.rollCalls.keySet());
        store.away = true;
        book = book();
        play(MORNING + MINUTE, MORNING + 2 * MINUTE);
        assertFalse(book.health().isLoaded());
        store.away = false;
        play(MORNING + 2 * MINUTE, MORNING + 3 * MINUTE);
        assertTrue(book.health().isLoaded());
        assertEquals(settled, store.rollCalls.keySet());
    }

    @Test
    void restartEveryHalfHour_changesNothing() {
        play(MORNING, MORNING + 6 * HOUR);
        String once = store.rollCalls.values().toString();
        List<String> told = List.copyOf(said.told);
        store.rollCalls.clear();
        store.handovers.clear();
        store.entries.clear();
        said.told.clear();
        book = book();
        for (long from = MORNING; from < MORNING + 6 * HOUR; from += 30 * MINUTE) {
            play(from, from + 30 * MINUTE);
            book = book();
        }
        assertEquals(once, store.rollCalls.values().toString());
        assertEquals(told, said.told);
    }

    @Test
    void instruction_standsInTheHandoverUntilItIsDone() {
        play(MORNING - 2 * HOUR, MORNING - HOUR);
        long at = MORNING - HOUR;
        String instruction = book.add(new DutyLogDraft("room", DutyLogKind.INSTRUCTION, 0, "wang", "泵房", "停泵", null, MORNING + HOUR), "li",
                at).entry().id();
        book = book();
        play(MORNING, MORNING + 2000);
        assertEquals(instruction, handover().items().getFirst().matter().ref());
        DutyLogDraft done = new DutyLogDraft("room", DutyLogKind.DONE, 0, "", "已停泵", "", instruction, 0);
        assertEquals(DutyLogVerdict.TAKEN, book.add(done, "wang", MORNING + MINUTE).verdict());
        assertEquals(DutyLogVerdict.NOT_AN_OPEN_INSTRUCTION, book.add(done, "wang", MORNING + MINUTE).verdict());
        play(MORNING + MINUTE, MORNING + MINUTE + 2000);
        assertEquals("ENDED", handover().items().getFirst().state().name());
    }

    @Test
    void bothOfficersSign_theHashIsInTheJournal_andDaysAreChained() {
        play(MORNING, MORNING + HOUR);
        long next = DAY.plusDays(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
        assertEquals(DutyLogVerdict.DAY_NOT_OVER, book.sign("room", DAY, "wang", next - 1).verdict());
        assertEquals(DutyLogVerdict.NOT_ON_DUTY, book.sign("room", DAY, "qian", next).verdict());
        assertNull(book.sign("room", DAY, "wang", next).sealed());
        assertEquals(DutyLogVerdict.ALREADY_SIGNED, book.sign("room", DAY, "wang", next).verdict());
        SigningResult both = book.sign("room", DAY, "zhang", next);
        assertNotNull(both.sealed());
        assertTrue(said.journal.stream().anyMatch(line -> line.startsWith("DUTY_DAY_SIGNED room 2026-03-02 zhang: sha256 " + both.sealed().hash())));
        assertTrue(store.page("room", DAY).isAsSigned());
        assertEquals(DutyLogVerdict.DAY_SIGNED, book.sign("room", DAY, "zhang", next).verdict());
    }

    @Test
    void p1NearTheChange_isToldToBothSides_andNotAtOtherTimes() {
        play(MORNING + HOUR, MORNING + HOUR + 2000);
        book.raisedP1("huarun-gas", "lpg-depot-01", Text.of("leak"), MORNING - 14 * MINUTE);
        assertEquals(List.of("zhang,wang: Critical alarm near the hand-over at Control room: leak"), said.told);
        book.raisedP1("huarun-gas", "other-site", Text.of("leak"), MORNING - 14 * MINUTE);
        book.raisedP1("huarun-gas", "lpg-depot-01", Text.of("leak"), MORNING + 3 * HOUR);
        assertEquals(1, said.told.size());
    }

    @Test
    void logIn_isWrittenDownOnceAShift_forPeopleOnDutyOnly() {
        play(MORNING + HOUR, MORNING + HOUR + 2000);
        book.seen("wang", MORNING + HOUR);
        book.seen("wang", MORNING + 2 * HOUR);
        book.seen("qian", MORNING + 2 * HOUR);
        book.seen("zhang", MORNING + 11 * HOUR + 30 * MINUTE);
        assertEquals(2, store.entries.values().stream().filter(entry -> entry.kind() == DutyLogKind.ARRIVED).count());
    }
}
