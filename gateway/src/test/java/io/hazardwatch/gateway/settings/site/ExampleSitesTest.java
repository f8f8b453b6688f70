package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SitePlant;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of sites that people copy from can be read as they are. */
class ExampleSitesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("hazardwatch.root", ".."), "config", "examples");

    @Test
    void modbusSkid_isRead() {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(EXAMPLES.resolve("modbus"));
        assertEquals(List.of(), loaded.problems());
        List<String> buses = ((LoadResult.Valid<Registry>) loaded).value().sites().getFirst().devices().stream()
                .map(device -> ((ModbusBinding) device.binding()).bus().name()).toList();
        assertEquals(List.of("127.0.0.1:15020", "dtu 861234567890123"), buses);
    }

    @Test
    void tankFarm_isRead() {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(EXAMPLES.resolve("tank-farm"));
        assertEquals(List.of(), loaded.problems());
        SitePlant plant = ((LoadResult.Valid<Registry>) loaded).value().sites().getFirst().plant();
        assertEquals(1, plant.tanks().size());
        assertEquals(3, plant.permitted().size());
        assertEquals(13, plant.tanks().getFirst().overfillAt(), "the highest limit of the level");
        assertEquals(3681.5, plant.tanks().getFirst().contents().tonnes(10, 20), 0.01);
    }
}
