package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.leaks.plant.PlantWatch;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Readings of a valve and its detector, through what is judged of them, to what the household hears; in fake time. */
class ShutOffCallsTest extends HouseholdRig {
    private static final PointId LEL = PointId.parse("acme/yard/h-0/lel");
    private static final PointId VALVE = PointId.parse("acme/yard/h-0/valve");

    private final PlantWatch watch = new PlantWatch();
    private final PlantAlarms told = new PlantAlarms(finding -> standing.take(Plant.on(plant, finding, now).after(), places), List.of());
    private final Map<PointId, Double> values = new HashMap<>(Map.of(LEL, 0.0, VALVE, 1.0));

    ShutOffCallsTest() {
        watch.configure(REGISTRY);
        watch.restore(List.of());
    }

    private List<String> run(int seconds) {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            told.look(watch.look(this::last, (point, from, to, step) -> null, now), now);
            done.addAll(look(1_000));
        }
        return done;
    }

    private Reading last(PointId point) {
        return values.containsKey(point) ? new Reading(point, now, now, values.get(point), Quality.GOOD) : null;
    }

    private void gasIs(boolean isThere) {
        values.put(LEL, isThere ? 15.0 : 0.0);
        gas(0, isThere ? FindingType.RAISE : FindingType.CLEAR, "H", Priority.P2);
    }

    @Test
    void closedForMaintenance_thenGas_theHouseholdIsCalled_alsoOnceTheGasIsOver() {
        run(5);
        values.put(VALVE, 0.0);
        run(60);
        gasIs(true);
        assertEquals(List.of("call Flat 0: gas was found"), run(60), "and no word that the valve has closed on it");
        gasIs(false);
        assertEquals(List.of(), run(60), "neither answered nor acknowledged");
    }

    @Test
    void valveThatClosesOnTheGas_isTold() {
        run(60);
        gasIs(true);
        assertEquals(List.of("call Flat 0: gas was found"), run(5));
        values.put(VALVE, 0.0);
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed", "tell household:acme/yard/flat-0: the valve has closed"),
                run(5).subList(0, 2));
    }
}
