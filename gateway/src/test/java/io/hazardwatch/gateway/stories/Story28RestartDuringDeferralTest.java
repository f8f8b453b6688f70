package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.MemoryDutyStore;
import io.hazardwatch.gateway.duty.book.SaidDuty;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** OnCall #1206: something paused by a window was never resumed after a restart. Here a roll call waits for an acknowledged P1. */
class Story28RestartDuringDeferralTest {
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final DutyPost POST = new DutyPost("room", Text.of("Control room"), "e", "s", ZoneId.of("Asia/Shanghai"));

    private final FixedShifts shifts = new FixedShifts().with(POST).with(new DutyShift("room", START, START + 8 * HOUR, List.of("wang"), "li"));
    private final MemoryDutyStore store = new MemoryDutyStore();
    private final SaidDuty said = new SaidDuty();

    private DutyBook book() {
        return new DutyBook(shifts, said, said, store, said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(3));
    }

    @Test
    void rollCallThatWaitsForAP1_isAskedAfterARestartOnceTheP1IsAcknowledged() {
        DutyBook book = book();
        book.look(START);
        said.busy = true;
        RollCall ordered = book.order("room", "li", START + 1_000);
        book.look(START + 2_000);
        assertTrue(book.now().get("room").rollCalls().isEmpty(), "none is asked while a P1 is unacknowledged");
        for (int restart = 1; restart <= 3; restart++) {
            book = book();
            book.look(START + restart * 60_000L);
            assertTrue(book.now().get("room").rollCalls().isEmpty());
        }
        said.busy = false;
        book = book();
        book.look(START + 10 * 60_000L);
        assertEquals(ordered.id(), book.now().get("room").rollCalls().getFirst().id());
        assertEquals(RollCallReply.ANSWERED, book.answer(ordered.id(), "wang", START + 11 * 60_000L));
        assertEquals(RollCallState.ANSWERED, store.rollCalls.get(ordered.id()).state());
    }
}
