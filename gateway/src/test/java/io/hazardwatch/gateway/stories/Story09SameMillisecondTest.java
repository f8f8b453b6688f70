package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.PriorityPolicy;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Phoebus, from a comment in its code: an update and the end of a delay race each other. Here the condition ends in the very
 * millisecond in which a time is over: whichever comes first, nothing is told twice and nothing stays hidden.
 */
class Story09SameMillisecondTest {
    private static final int INTERLEAVINGS = 1_000_000;
    private static final long SECOND = 1_000;
    private static final PriorityPolicy QUICK = new PriorityPolicy(SECOND, 0, SECOND, false);

    private final SplittableRandom random = new SplittableRandom(9);
    private final AlarmBook book = new AlarmBook(new AlarmPolicy(QUICK, QUICK, QUICK, QUICK));
    private long now = 1_763_780_000_000L;

    @Test
    void clearAndTimeInTheSameMillisecond_endTheSameInEveryOrder() {
        for (int i = 0; i < INTERLEAVINGS; i++) {
            boolean isShelved = i % 2 == 0;
            Alarm alarm = isShelved ? shelved() : acknowledged();
            long told = meet(alarm);
            Alarm end = book.alarm(alarm.id());
            AlarmState expected = isShelved || told == 1 ? AlarmState.D : AlarmState.A;
            assertEquals(expected, end.state(), "interleaving " + i);
            assertTrue(told <= 1 && !end.isSuppressed() && !end.processActive(), "interleaving " + i + " told " + told);
            now += SECOND;
            bringHome(end);
        }
    }

    /** Its lease ends now. */
    private Alarm acknowledged() {
        Alarm raised = one(book.on(Plant.raiseH(31), now));
        Alarm acked = one(book.on(Plant.ack(raised), RuleContext.NONE, now));
        now = acked.timers().ackExpiresAt();
        return acked;
    }

    /** Its shelving ends now. */
    private Alarm shelved() {
        Alarm raised = one(book.on(Plant.raiseH(31), now));
        Alarm shelved = one(book.on(Asked.shelve(Asked.Subject.of(raised), SECOND), RuleContext.NONE, now));
        now = shelved.suppression().shelving().until();
        return shelved;
    }

    /** The clear, the tick and doubled ones of both, in any order; how often people were told. */
    private long meet(Alarm alarm) {
        List<Transition> made = new ArrayList<>();
        boolean isCleared = false;
        boolean isTicked = false;
        while (!isCleared || !isTicked) {
            if (random.nextBoolean()) {
                made.addAll(book.on(Plant.clear(20), now));
                isCleared = true;
            } else {
                book.onTick(now, made::addAll);
                isTicked = true;
            }
        }
        return made.stream().filter(Transition::annunciate).count();
    }

    private void bringHome(Alarm alarm) {
        if (alarm.state() != AlarmState.A) {
            book.on(Plant.ack(alarm), RuleContext.NONE, now);
        }
        assertEquals(AlarmState.A, book.alarm(alarm.id()).state());
    }

    private static Alarm one(List<Transition> made) {
        return made.getFirst().after();
    }
}
