package io.hazardwatch.gateway.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The promises hold whatever fails and whenever the process dies: N-1 (never silent for long), N-3 (no end without an answer), N-11
 * (an answer stops it for all), N-12 (a message sent late shows to which announcement it belongs), N-22 (people are found when they
 * are called). A machine without one of the rules breaks that promise.
 */
@Tag("compiled")
class EscalationSimulationTest {
    private static final int RUNS = 3_000;
    private static final int MANY_RUNS = Integer.getInteger("calls.nights", 40_000);
    private static final Function<Subject, EscalationTiming> TIMINGS = subject -> EscalationProfile.STANDARD.of(subject.priority());

    private static void hold(long firstSeed, int runs) {
        for (long seed = firstSeed; seed < firstSeed + runs; seed++) {
            assertEquals(List.of(), new SimulatedNight(seed, new EscalationMachine(TIMINGS), true).play(), "seed " + seed);
        }
    }

    /** How the first run that breaks a promise breaks it; null if none of the runs does. */
    private static String firstBreak(EscalationMachine mutated, boolean isClockWatched) {
        for (long seed = 0; seed < RUNS; seed++) {
            List<String> broken = new SimulatedNight(seed, mutated, isClockWatched).play();
            if (!broken.isEmpty()) {
                return broken.getFirst();
            }
        }
        return null;
    }

    private static void assertBreaks(String promise, EscalationMachine mutated) {
        String broken = firstBreak(mutated, true);
        assertTrue(broken != null && broken.startsWith(promise), promise + " holds without its rule: " + broken);
    }

    @Test
    void promises_hold() {
        hold(0, RUNS);
    }

    @Test
    @Tag("replay")
    void promises_holdOverManyNights() {
        hold(System.nanoTime(), MANY_RUNS);
    }

    @Test
    void withoutTheLongestSilence_itIsSilentForTooLong() {
        assertBreaks("N-1", new EscalationMachine(TIMINGS) {
            @Override
            long silenceAt(Escalation escalation, EscalationTiming timing) {
                return Escalation.NEVER;
            }
        });
    }

    @Test
    void withoutTheWatchOfTheClock_itIsSilentForTooLong() {
        String broken = firstBreak(new EscalationMachine(TIMINGS) {
            @Override
            Escalation at(Escalation escalation, long now) {
                return escalation;
            }
        }, false);
        assertTrue(broken != null && broken.startsWith("N-1"), broken);
    }

    @Test
    void withoutTheLoop_itEnds() {
        assertBreaks("N-3", new EscalationMachine(TIMINGS) {
            @Override
            boolean isLooping(EscalationTiming timing) {
                return false;
            }

            @Override
            long silenceAt(Escalation escalation, EscalationTiming timing) {
                return Escalation.NEVER;
            }
        });
    }

    @Test
    void withoutTakingBack_peopleAreCalledAfterTheAnswer() {
        assertBreaks("N-11", new EscalationMachine(TIMINGS) {
            @Override
            boolean isTakenBack(Attempt attempt) {
                return false;
            }
        });
    }

    @Test
    void withoutTheAnnouncementInTheKey_twoAnnouncementsAreOne() {
        assertBreaks("N-12", new EscalationMachine(TIMINGS) {
            @Override
            String keyOf(Subject subject, long round, NotifiedPerson to, MessagePurpose purpose) {
                return to.person() + to.means() + purpose;
            }
        });
    }

    @Test
    void withTheChainOfTheBeginning_peopleAreCalledWhoAreNotOnDuty() {
        Chain[] first = new Chain[1];
        assertBreaks("N-22", new EscalationMachine(TIMINGS) {
            @Override
            Chain chainOf(Escalation escalation, Chain present) {
                first[0] = escalation.round() == 0 ? present : first[0];
                return first[0];
            }
        });
    }

    @Test
    void withoutPassingOver_anEmptyLevelIsWaitedFor() {
        assertBreaks("N-22", new EscalationMachine(TIMINGS) {
            @Override
            boolean isPassedOver(ChainLevel level, int callable) {
                return false;
            }
        });
    }
}
