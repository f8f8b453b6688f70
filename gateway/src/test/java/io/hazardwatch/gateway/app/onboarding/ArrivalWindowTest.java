package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.onboarding.doctor.DeviceDoor;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalWindowTest {
    private static final long BEGIN = 1_800_000_000_000L;
    private static final long JITTER = 370;

    private final ArrivalWindow window = new ArrivalWindow(DeviceDoor.CREDENTIAL);
    private Point point;
    private Reading last;
    private long now = BEGIN;

    private void everySeconds(int period) {
        point = SiteText.load("devices:\n  - id: d\n    points: [{id: p, unit: MPa, period: " + period + "s, staleAfter: 7d}]\n").points().getFirst();
    }

    /** Looks once a second; a reading comes each {@code period} seconds, or none for 0. */
    private List<Double> play(int seconds, int period) {
        List<Double> known = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            now += 1_000;
            if (period > 0 && second % period == 0) {
                last = new Reading(point.id(), now - JITTER, now - JITTER, 1, Quality.GOOD);
            }
            if (last != null) {
                window.see(point, last, now);
            }
            known.add(window.intervalMillis(point));
        }
        return known;
    }

    @Test
    void periodThatIsKnown_staysKnownForAnHour() {
        everySeconds(10);
        List<Double> known = play(3_600, 10);
        assertTrue(known.subList(0, 30).stream().allMatch(interval -> interval.isNaN()), "three have come");
        assertTrue(known.subList(30, 3_600).stream().allMatch(interval -> interval == 10_000));
    }

    @Test
    void periodOfAnHour_isKnownAfterTwoReadings_andReadingsInBetweenDoNotCount() {
        everySeconds(3_600);
        assertTrue(play(3_600, 1_700).getLast().isNaN(), "three that do not come in its period say nothing yet");
        assertTrue(play(3_600, 3_600).getLast() < 1_800_000, "four do");
        assertEquals(3_600_000, play(3_600, 3_600).getLast(), 1_000);
        play(100, 30);
        assertEquals(3_600_000, play(3_400, 0).getLast(), 1_000);
        assertTrue(play(1_800, 60).getLast() < 100_000, "as in an alarm that lasts");
        assertEquals(3_552_000, play(2 * 3_600, 3_600).getLast(), 1_000, "the alarm began 190 s before its time");
    }

    /** One reading comes after the first time, the next after the second, and so on. */
    private double alternating(int first, int second) {
        for (int pair = 0; pair < 4; pair++) {
            play(first, first);
            play(second, second);
        }
        return play(1, 1).getLast();
    }

    @Test
    void slowPointThatLosesMostReadings_isSlower() {
        everySeconds(3_600);
        assertEquals(9_000_000, alternating(3_600, 4 * 3_600), 1_000);
        everySeconds(120);
        assertEquals(300_000, alternating(120, 480), 1_000);
        everySeconds(110);
        alternating(110, 440);
        for (int pair = 0; pair < 9; pair++) {
            assertTrue(play(440, 440).stream().allMatch(interval -> interval > 250_000), "always");
            assertTrue(play(110, 110).stream().allMatch(interval -> interval > 250_000), "always");
        }
        everySeconds(3_600);
        assertEquals(4 * 3_600_000, alternating(4 * 3_600 - 2, 2), 2_000, "each is sent twice");
    }

    @Test
    void slowPointThatOnceLostReadings_isInItsPeriod_andOneThatBecomesFasterIsNot() {
        everySeconds(3_600);
        play(3_600, 3_600);
        play(4 * 3_600, 4 * 3_600);
        assertTrue(play(3_600, 3_600).getLast().isNaN(), "two that differ say nothing yet");
        assertEquals(7_200_000, play(3_600, 3_600).getLast(), 1_000);
        assertEquals(6_300_000, play(3_600, 3_600).getLast(), 1_000);
        assertEquals(1_200_000, play(5 * 1_200, 1_200).getLast(), 1_000);
    }

    /** The doctor's thread waited for its store, and readings came unseen. */
    @Test
    void readingsBetweenLooksThatAreApart_sayNothingOfThePeriod() {
        everySeconds(1);
        play(4, 1);
        assertEquals(1_000, window.intervalMillis(point));
        for (int i = 0; i < 20; i++) {
            now += 30_000;
            play(2, 1);
        }
        assertEquals(1_000, window.intervalMillis(point));
    }

    @Test
    void silence_isNoPeriod() {
        everySeconds(1);
        play(100, 1);
        assertTrue(play(600, 0).getLast().isNaN(), "of ten minutes ago");
        assertEquals(1_000, play(20, 1).getLast());
        assertEquals(0, window.repeats());
    }

    @Test
    void silenceWhileTheClockWasSetBack_isNoPeriod() {
        everySeconds(1);
        play(100, 1);
        now -= 3_600_000;
        assertTrue(play(1, 0).getLast().isNaN());
        assertEquals(1_000, play(20, 1).getLast());
    }
}
