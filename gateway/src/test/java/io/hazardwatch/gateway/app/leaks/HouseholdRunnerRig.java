package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.HouseholdFiles;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The thread of households with its files, a clock and alarms that stand; its looks are made by the test. */
class HouseholdRunnerRig extends HouseholdRig {
    static final String ONE = """
            enterprise: acme
            site: yard
            households:
              - {id: flat-0, name: Flat 0, devices: [h-0], phone: "13800000100"}
              - {id: flat-1, name: Flat 1, devices: [h-1], phone: "13800000101"}
              - {id: flat-2, name: Flat 2, devices: [h-2], phone: "13800000102"}
            """;

    final FakeClock clock = new FakeClock(now);
    final List<Alarm> present = new ArrayList<>();
    final List<FieldNeed> needed = new ArrayList<>();
    final Set<String> persons = new HashSet<>();
    @TempDir
    Path config;
    HouseholdRunner runner;
    /** What keeps the only file from being read, though nothing of it changes; null if nothing does. */
    SettingsProblem unreadable;
    int reads;

    private HouseholdFiles.Read read(Path folder, Registry registry) {
        reads++;
        return unreadable == null ? HouseholdFiles.read(folder, registry)
                : new HouseholdFiles.Read(List.of(), List.of(unreadable), Map.of("one.yaml", List.of()), Set.of(), false);
    }

    @BeforeEach
    void open() throws IOException {
        write("one.yaml", ONE);
        restart();
    }

    void write(String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(config.resolve("households")).resolve(file), text);
    }

    void restart() {
        calls = new HouseholdCalls(desk);
        HouseholdRunner.Sources sources = new HouseholdRunner.Sources(config, this::read, () -> REGISTRY, () -> present, persons::contains);
        runner = new HouseholdRunner(sources, calls, all -> {
            needed.clear();
            needed.addAll(all);
        }, clock, Thread::new, (where, defect) -> { });
    }

    List<String> pass(long millis) {
        clock.advance(millis);
        now = clock.millis();
        desk.now = now;
        runner.look(now);
        return desk.take();
    }
}
