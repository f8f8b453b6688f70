package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineSegment.RoutePoint;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SitePlant;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void productLine_isRead_andLiesFromStationToStation() {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(EXAMPLES.resolve("product-line"));
        assertEquals(List.of(), loaded.problems());
        PipelineSegment segment = ((LoadResult.Valid<Registry>) loaded).value().sites().getFirst().pipelines().getFirst();
        assertEquals(List.of(new RoutePoint(0, 31.50, 119.60), new RoutePoint(16_000, 31.56, 119.74), new RoutePoint(40_000, 31.70, 119.87)),
                segment.route());
    }

    @Test
    void routeWithFewPlaces_isPlacedByItsDistancesBetweenThem(@TempDir Path directory) throws IOException {
        Path sites = Files.createDirectories(directory.resolve("sites"));
        String site = Files.readString(EXAMPLES.resolve("product-line/sites/product-line.yaml")).replaceAll(" +location: .*\\R", "")
                .replace("    stations:\n", "    route: [{lat: 31.5, lon: 119.6}, {lat: 31.55, lon: 119.6}, {lat: 31.6, lon: 119.6, place: 16000},"
                        + " {lat: 31.7, lon: 119.6}]\n    stations:\n");
        Files.writeString(sites.resolve("line.yaml"), site);
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(directory);
        assertEquals(List.of(), loaded.problems());
        assertEquals(List.of(0L, 8_000L, 16_000L, 40_000L), ((LoadResult.Valid<Registry>) loaded).value().sites().getFirst().pipelines().getFirst()
                .route().stream().map(corner -> Math.round(corner.place())).toList());
    }
}
