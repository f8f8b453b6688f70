package io.hazardwatch.gateway.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What comes with the gateway fits together. */
class DemoConfigurationTest {
    private static final Path CONFIG = Path.of(System.getProperty("hazardwatch.root"), "config");

    @Test
    void displayNameOfEverySite_saysThatItIsInvented() {
        Registry registry = ((Loaded.Taken<Registry>) new SitesLoader(new PointIndexes()).load(CONFIG)).value();

        assertFalse(registry.sites().isEmpty());
        registry.sites().forEach(site -> {
            assertTrue(site.name().zh().contains("虚构"), site.name().zh());
            assertTrue(site.name().en().contains("invented"), site.name().en());
        });
    }

    @Test
    void everyPointOfAScenario_isConfigured() throws IOException {
        Registry registry = ((Loaded.Taken<Registry>) new SitesLoader(new PointIndexes()).load(CONFIG)).value();
        Set<String> played = new TreeSet<>();
        for (Path file : ConfigFolder.list(CONFIG.resolve("scenarios"))) {
            for (Node device : YamlFile.read(file, new Problems("")).find("devices").children()) {
                device.find("points").children()
                        .forEach(point -> played.add(device.find("id").text() + '/' + point.key()));
            }
        }

        assertFalse(played.isEmpty());
        played.removeIf(id -> registry.point(PointId.parse(id)) != null);
        assertEquals(Set.of(), played);
    }
}
