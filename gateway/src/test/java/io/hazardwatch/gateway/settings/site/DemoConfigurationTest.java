package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.ConfigFolder;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
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
        Registry registry = ((LoadResult.Valid<Registry>) new SitesLoader(new PointIndexes()).load(CONFIG)).value();

        assertFalse(registry.sites().isEmpty());
        registry.sites().forEach(site -> {
            assertTrue(site.name().zh().contains("虚构"), site.name().zh());
            assertTrue(site.name().en().contains("invented"), site.name().en());
        });
    }

    @Test
    void everyPointOfAScenario_isConfigured() throws IOException {
        Registry registry = ((LoadResult.Valid<Registry>) new SitesLoader(new PointIndexes()).load(CONFIG)).value();
        Set<String> played = new TreeSet<>();
        for (Path file : ConfigFolder.list(CONFIG.resolve("scenarios"))) {
            for (YamlNode device : YamlFile.read(file, new SettingsProblems("")).find("devices").children()) {
                device.find("points").children()
                        .forEach(point -> played.add(device.find("id").text() + '/' + point.key()));
            }
        }

        assertFalse(played.isEmpty());
        played.removeIf(id -> registry.point(PointId.parse(id)) != null);
        assertEquals(Set.of(), played);
    }
}
