package io.hazardwatch.gateway.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would no longer be watched, and what of it takes two persons. */
class ConfigurationRemovalsTest {
    private static final String QUIET = """
            devices:
              - {id: gd-1, points: [{id: a, limits: {H: {at: 25, priority: P2}}}]}
            """;
    private static final PointId TANK = PointId.parse("acme/yard/_tank/t-1");

    private static List<PointId> critical(Registry before, List<PointId> open, List<PointId> openCritical) {
        return ConfigurationRemovals.between(before, Registry.of(List.of()), open, openCritical).critical();
    }

    @Test
    void openP1OfAVirtualPoint_isCriticalWithItsSite_andAnotherAlarmIsNot() {
        Registry quiet = SiteText.load(QUIET);
        PointId gas = quiet.points().getFirst().id();
        PointId tank = new PointId(gas.enterprise(), gas.site(), TANK.device(), TANK.point());
        assertEquals(List.of(), critical(quiet, List.of(gas, tank), List.of()));
        assertEquals(List.of(tank), critical(quiet, List.of(gas, tank), List.of(tank)));
        assertEquals(List.of(gas), critical(quiet, List.of(gas), List.of(gas)), "a point whose alarm was escalated");
        assertEquals(List.of(), ConfigurationRemovals.between(quiet, quiet, List.of(tank), List.of(tank)).critical());
    }

    @Test
    void ruleOverTheSiteThatCanBeP1_isCriticalWithItsSite() {
        Registry ruled = SiteText.load(QUIET + "rules:\n  - {id: both, priority: P1, any: [{point: gd-1/a, above: 20}]}\n");
        assertEquals(List.of("_site/both"), critical(ruled, List.of(), List.of()).stream().map(each -> each.device() + '/' + each.point()).toList());
    }
}
