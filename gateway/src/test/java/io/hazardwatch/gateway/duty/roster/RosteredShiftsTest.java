package io.hazardwatch.gateway.duty.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.settings.roster.RosterFile;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The demo's crews, whose shifts overlap by a quarter of an hour. */
class RosteredShiftsTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-03-02T00:30:00Z").toEpochMilli();
    private static final Set<LocalTime> CHANGES = Set.of(LocalTime.of(0, 0), LocalTime.of(8, 0), LocalTime.of(16, 0));

    private static RosteredShifts demo() {
        Path config = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("config");
        RosterDocument file = RosterFile.load(config) instanceof LoadResult.Valid<RosterDocument> taken ? taken.value() : null;
        assertNotNull(file);
        return new RosteredShifts(file.planned(), file.roster().roster());
    }

    @Test
    void fortyDays_areShiftsOfEightHoursOneAfterTheOther_eachWithALeader() {
        RosteredShifts shifts = demo();
        assertEquals(4, shifts.posts().size());
        for (DutyPost post : shifts.posts()) {
            List<DutyShift> all = shifts.shifts(post.id(), START, START + 40 * 24 * HOUR);
            for (int i = 0; i < all.size(); i++) {
                DutyShift shift = all.get(i);
                assertTrue(Math.abs(shift.toMillis() - shift.fromMillis() - 8 * HOUR) <= HOUR / 4, shift::toString);
                boolean isSameCrew = i == 0 || all.get(i - 1).officers().equals(shift.officers());
                assertTrue(isSameCrew || CHANGES.contains(Instant.ofEpochMilli(shift.fromMillis()).atZone(post.zone()).toLocalTime()),
                        shift::toString);
                assertEquals(2, shift.officers().stream().filter(each -> !each.equals("demo-officer")).count(), shift::toString);
                assertNotNull(shift.leader(), shift::toString);
                assertTrue(i == 0 || all.get(i - 1).toMillis() == shift.fromMillis(), shift::toString);
            }
        }
    }

    @Test
    void shiftAtAMoment_isTheSameWhateverWasAskedBefore() {
        RosteredShifts shifts = demo();
        RosteredShifts fresh = demo();
        Random random = new Random(5);
        String post = shifts.posts().getFirst().id();
        for (int i = 0; i < 200; i++) {
            long at = START + (random.nextLong(20 * 24) - 10 * 24) * HOUR + random.nextLong(HOUR);
            DutyShift shift = shifts.shift(post, at);
            assertEquals(fresh.shifts(post, at, at + 30 * 24 * HOUR).getFirst(), shift);
            assertTrue(shift.contains(at));
        }
    }
}
