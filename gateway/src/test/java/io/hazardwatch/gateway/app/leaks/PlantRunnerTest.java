package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.leaks.plant.StoredSum;
import io.hazardwatch.gateway.leaks.plant.SumStore;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often the thread of plants waits for the store of sums: each attempt may hold up its looks for seconds. */
class PlantRunnerTest {
    private final List<Long> attempts = new ArrayList<>();
    private boolean isAway;
    private long now = 1_773_100_800_000L;

    private final class Sums implements SumStore {
        @Override
        public List<StoredSum> load() {
            attempt();
            return List.of();
        }

        @Override
        public void save(List<StoredSum> sums) {
            attempt();
        }

        private void attempt() {
            attempts.add(now);
            if (isAway) {
                throw new IllegalStateException("hangs");
            }
        }
    }

    private int attemptsWithin(PlantRunner runner, int seconds) {
        attempts.clear();
        for (int second = 0; second < seconds; second++) {
            runner.look(now);
            now += 1_000;
        }
        return attempts.size();
    }

    @Test
    void storeThatHangs_isTriedOnceAMinute_atTheStartAndLater() {
        Registry registry = SiteText.load("devices: [{id: t, points: [{id: level, unit: m, period: 1s}]}]");
        PlantRunner runner = new PlantRunner(new Sums(), new PlantRunner.Sources(() -> registry, point -> null, (point, from, to, step) -> null,
                new PlantAlarms(finding -> { }, List.of()), List::of), new FakeClock(0), Thread::new, (where, defect) -> { });
        isAway = true;
        assertEquals(2, attemptsWithin(runner, 120));
        isAway = false;
        assertEquals(6, attemptsWithin(runner, 60), "every ten seconds");
        isAway = true;
        assertEquals(2, attemptsWithin(runner, 120));
    }

    @Test
    void storeThatIsBack_isTriedAtTheNextLook() {
        Registry registry = SiteText.load("devices: [{id: t, points: [{id: level, unit: m, period: 1s}]}]");
        PlantRunner runner = new PlantRunner(new Sums(), new PlantRunner.Sources(() -> registry, point -> null, (point, from, to, step) -> null,
                new PlantAlarms(finding -> { }, List.of()), List::of), new FakeClock(0), Thread::new, (where, defect) -> { });
        isAway = true;
        assertEquals(1, attemptsWithin(runner, 10));
        isAway = false;
        assertEquals(0, attemptsWithin(runner, 10));
        runner.storeIsBack();
        assertEquals(1, attemptsWithin(runner, 5));
        assertEquals("", runner.problem());
    }
}
