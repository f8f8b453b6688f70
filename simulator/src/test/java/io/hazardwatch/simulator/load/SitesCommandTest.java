package io.hazardwatch.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

class SitesCommandTest {
    @TempDir
    Path folder;

    @Test
    void generatedFiles_nameExactlyTheLoadsPoints() throws Exception {
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        assertEquals(ExitStatus.OK, new CommandRunner(out).run(new CommandLine(new SitesCommand(out)), List.of(
                "--devices", "7", "--values", "2", "--sites", "3", "--rate-rules", "--out", folder.toString())));
        Set<String> expected = new HashSet<>();
        LoadSites sites = new LoadSites(7, 2, 3);
        for (int i = 0; i < 7; i++) {
            expected.add(sites.device(i).point("p0"));
            expected.add(sites.device(i).point("p1"));
        }
        Set<String> found = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            found.addAll(points(folder.resolve("load-s0" + i + ".yaml")));
        }
        assertEquals(expected, found);
    }

    private static Set<String> points(Path file) throws Exception {
        Map<?, ?> site = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        Set<String> points = new HashSet<>();
        for (Object device : (List<?>) site.get("devices")) {
            for (Object point : (List<?>) ((Map<?, ?>) device).get("points")) {
                points.add(site.get("enterprise") + "/" + site.get("site") + "/" + ((Map<?, ?>) device).get("id") + "/"
                        + ((Map<?, ?>) point).get("id"));
                assertEquals(Set.of("H", "HH"), ((Map<?, ?>) ((Map<?, ?>) point).get("limits")).keySet());
                assertEquals(1, ((List<?>) ((Map<?, ?>) point).get("rate")).size());
            }
        }
        return points;
    }
}
