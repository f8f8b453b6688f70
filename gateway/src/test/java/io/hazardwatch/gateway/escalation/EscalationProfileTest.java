package io.hazardwatch.gateway.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationProfileTest {
    private static final EscalationProfile STANDARD = EscalationProfile.STANDARD;

    private static EscalationProfile with(Priority priority, long repeat, long nextLevel, long loop, long silence) {
        return STANDARD.with(priority, STANDARD.of(priority).withTimes(repeat, nextLevel, loop, silence));
    }

    @Test
    void standard_isValid() {
        assertEquals(List.of(), STANDARD.problems());
    }

    @Test
    void p1_sooner_isTaken() {
        assertEquals(List.of(), with(Priority.P1, 60_000, 120_000, 240_000, 240_000).problems());
    }

    @Test
    void p1_later_isRefused() {
        assertEquals(List.of("P1: repeat must be at most 120 s", "P1: nextLevel must be at most 180 s", "P1: loop must be at most 300 s",
                "P1: silenceMax must be at most 300 s"), with(Priority.P1, 120_001, 180_001, 300_001, 300_001).problems());
    }

    @Test
    void p2_later_isTaken_butNotWithoutAnEnd() {
        assertEquals(List.of(), with(Priority.P2, 600_000, 1_200_000, 1_800_000, 1_800_000).problems());
        assertEquals(1, with(Priority.P2, 600_000, 1_200_000, 0, 1_800_000).problems().size());
    }
}
