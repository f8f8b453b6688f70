package io.hazardwatch.gateway.app.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of points during a warning: in force in every lane, journaled, and kept over a restart. */
class TightenedPlantTest {
    private static final PointId ID = PointId.parse("acme/yard/d/p");
    private static final LimitOverlay HEAT = new LimitOverlay(List.of(new TightenedLimit(ID, LimitLevel.H, 20, "heat", TighteningCause.WEATHER,
            "W-1", Text.of("heat"))));

    @TempDir
    private Path data;
    private final List<Note> notes = new ArrayList<>();
    private final List<Double> forced = new ArrayList<>();
    private boolean isDone = true;

    private static Registry configured(double high) {
        Point point = new Point(0, ID, Text.of("p"), "%LEL", 0, 100, 1_000, 30_000, List.of(new LimitSetting(LimitLevel.H, high, 1, 0, 0, Priority.P3,
                false)), List.of(), null);
        return Registry.of(List.of(Site.empty("acme", "yard").withDevices(List.of(Device.of(ID.deviceId(), List.of(point))))));
    }

    private TightenedPlant plant(CurrentRegistry current) {
        return new TightenedPlant(current, new OverlayFile(data));
    }

    private static double high(Registry registry) {
        return registry.point(ID).limits().getFirst().at();
    }

    private boolean force(Registry registry) {
        forced.add(high(registry));
        return isDone;
    }

    @Test
    void demotedWarnings_areInForceOverARestart_besideTighterLimits() {
        TightenedPlant plant = plant(new CurrentRegistry(configured(25)));
        plant.want(TighteningCause.WEATHER, HEAT);
        plant.demote(Set.of("acme.yard.d.p.soon"));
        plant.look(this::force, notes::add, 1);
        assertEquals(Set.of("acme.yard.d.p.soon"), plant.demoted());
        CurrentRegistry after = new CurrentRegistry(configured(25));
        TightenedPlant restarted = plant(after);
        assertEquals(Set.of("acme.yard.d.p.soon"), restarted.demoted());
        assertEquals(20, high(after.get()));
        restarted.demote(Set.of());
        restarted.look(this::force, notes::add, 2);
        assertEquals(Set.of(), plant(new CurrentRegistry(configured(25))).demoted());
    }

    @Test
    void wantedLimits_areForcedOnce_andJournaledOnAndOff() {
        TightenedPlant plant = plant(new CurrentRegistry(configured(25)));
        plant.want(TighteningCause.WEATHER, HEAT);
        plant.look(this::force, notes::add, 1);
        plant.look(this::force, notes::add, 2);
        assertEquals(List.of(20.0), forced);
        assertEquals(25, plant.tightened(ID).values().iterator().next().at());
        plant.want(TighteningCause.WEATHER, LimitOverlay.NONE);
        plant.look(this::force, notes::add, 3);
        assertEquals(List.of(20.0, 25.0), forced);
        assertTrue(plant.tightened(ID).isEmpty());
        assertEquals(List.of("tightened: H of d/p 20.0 instead of 25.0 %LEL by rule heat, warning W-1",
                "as configured again: H of d/p 20.0 instead of 25.0 %LEL by rule heat, warning W-1"), notes.stream().map(Note::reason).toList());
    }

    @Test
    void laneThatIsNotReady_isAskedAgainWithTheSameRegistry_andNothingIsSaidBefore() {
        List<Registry> asked = new ArrayList<>();
        TightenedPlant plant = plant(new CurrentRegistry(configured(25)));
        plant.want(TighteningCause.WEATHER, HEAT);
        plant.look(registry -> !asked.add(registry), notes::add, 1);
        assertEquals(List.of(), notes);
        plant.look(asked::add, notes::add, 2);
        assertEquals(asked.getFirst(), asked.getLast());
        assertEquals(1, notes.size());
    }

    @Test
    void restart_beginsWithTheLimitsOfBefore() {
        TightenedPlant plant = plant(new CurrentRegistry(configured(25)));
        plant.want(TighteningCause.WEATHER, HEAT);
        plant.look(this::force, notes::add, 1);
        CurrentRegistry current = new CurrentRegistry(configured(25));
        TightenedPlant again = plant(current);
        assertEquals(20, high(current.get()));
        assertEquals(25, high(again.get()));
        again.look(this::force, notes::add, 2);
        assertEquals(1, notes.size(), "nothing changed");
    }

    @Test
    void restart_keepsHowALimitOfAPermitReturns() {
        TightenedPlant plant = plant(new CurrentRegistry(configured(25)));
        plant.want(TighteningCause.PERMIT, new LimitOverlay(List.of(new TightenedLimit(ID, LimitLevel.H, 1, "permit", TighteningCause.PERMIT, "wp-1",
                Text.of("hot work"), new TightenedLimit.Return(0.5, true)))));
        plant.look(this::force, notes::add, 1);
        CurrentRegistry current = new CurrentRegistry(configured(25));
        plant(current).look(this::force, notes::add, 2);
        LimitSetting limit = current.get().point(ID).limits().getFirst();
        assertEquals(0.5, limit.deadband());
        assertTrue(limit.beyond());
        assertEquals(1, notes.size(), "the same limits as before");
    }

    @Test
    void siteFilesThatChangeMeanwhile_stayUnderTheTighterLimits() {
        TightenedPlant plant = plant(new CurrentRegistry(configured(25)));
        plant.want(TighteningCause.WEATHER, HEAT);
        plant.look(this::force, notes::add, 1);
        assertTrue(plant.configure(configured(30), this::force));
        assertTrue(plant.configure(configured(15), this::force));
        assertEquals(List.of(20.0, 20.0, 15.0), forced, "the tighter of both");
        assertTrue(plant.tightened(ID).isEmpty());
    }

    @Test
    void fileThatCannotBeRead_isAsIfThereWereNone() throws IOException {
        Files.writeString(data.resolve("tightened-limits.json"), "[{]");
        CurrentRegistry current = new CurrentRegistry(configured(25));
        plant(current);
        assertEquals(25, high(current.get()));
    }

    @Test
    void diskThatRefuses_isAskedAgainUntilARestartWouldBeginWithTheLimits() throws IOException {
        Path later = data.resolve("later");
        TightenedPlant plant = new TightenedPlant(new CurrentRegistry(configured(25)), new OverlayFile(later));
        plant.want(TighteningCause.WEATHER, HEAT);
        plant.look(this::force, notes::add, 1);
        assertEquals(List.of(20.0), forced, "in force all the same");
        Files.createDirectories(later);
        plant.look(this::force, notes::add, 2);
        CurrentRegistry current = new CurrentRegistry(configured(25));
        assertEquals(25, high(new TightenedPlant(current, new OverlayFile(later)).get()));
        assertEquals(20, high(current.get()));
    }
}
