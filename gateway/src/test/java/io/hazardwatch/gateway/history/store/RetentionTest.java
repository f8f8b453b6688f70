package io.hazardwatch.gateway.history.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void belowTheLegalMinimum_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Retention(29, 90, 90));
        assertEquals(30, new Retention(30, 90, 90).rawDays());
    }

    @Test
    void rollupKeptShorterThanWhatItIsMadeOf_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Retention(90, 89, 0));
        assertThrows(IllegalArgumentException.class, () -> new Retention(0, 3650, 0));
        assertThrows(IllegalArgumentException.class, () -> new Retention(90, 0, 900));
    }

    @Test
    void forEver_keepsFromTheBeginningOfTime() {
        assertEquals(Long.MIN_VALUE, Retention.FOR_EVER.keptFrom(Resolution.RAW, 0));
        assertEquals(0, new Retention(30, 90, 90).keptFrom(Resolution.RAW, 30 * 86_400_000L));
    }
}
