package io.hazardwatch.gateway.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.app.settings.SitesWatcher.Look;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesWatcherTest {
    private static final String GOOD = "enterprise: e\nsite: s\ndevices: [{id: d, points: [%s]}]\n";

    @TempDir
    Path directory;
    private final List<Registry> taken = new ArrayList<>();
    private SitesWatcher watcher;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        write(GOOD.formatted("{id: a}"));
        watcher = new SitesWatcher(directory, new SitesLoader(new PointIndexes()), taken::add);
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("sites/a.yaml"), text);
    }

    @Test
    void filesAsTheyWere_areNotLoadedAgain() {
        assertEquals(Look.UNCHANGED, watcher.look(0));
        assertEquals(Look.UNCHANGED, watcher.look(10_000));
    }

    @Test
    void change_isTakenOnceItHasSettled() throws IOException {
        write(GOOD.formatted("{id: a}, {id: b}"));

        assertEquals(Look.SETTLING, watcher.look(1_000));
        assertEquals(Look.SETTLING, watcher.look(1_400));
        assertEquals(Look.TAKEN, watcher.look(1_500));
        assertEquals(Look.UNCHANGED, watcher.look(1_600));
        assertEquals(2, taken.getFirst().points().size());
    }

    @Test
    void changeWhileSettling_startsTheWaitAgain() throws IOException {
        write(GOOD.formatted("{id: a}, {id: b}"));
        watcher.look(1_000);
        write(GOOD.formatted("{id: a}, {id: b}, {id: c}"));

        assertEquals(Look.SETTLING, watcher.look(1_500));
        assertEquals(Look.TAKEN, watcher.look(2_000));
        assertEquals(3, taken.getFirst().points().size());
    }

    @Test
    void brokenFile_isToldAndTheOldRegistryStays() throws IOException {
        write(GOOD.formatted("{id: a}, {id: a}"));
        watcher.look(0);

        assertEquals(Look.REFUSED, watcher.look(500));
        assertEquals(Look.UNCHANGED, watcher.look(1_000));
        assertEquals(List.of(), taken);
        assertEquals(1, watcher.lastProblems().size());
    }

    @Test
    void mendedFile_clearsTheProblems() throws IOException {
        write("no");
        watcher.look(0);
        watcher.look(500);
        write(GOOD.formatted("{id: a}, {id: c}"));
        watcher.look(1_000);

        assertEquals(Look.TAKEN, watcher.look(1_500));
        assertEquals(List.of(), watcher.lastProblems());
    }

    @Test
    void newSiteFile_isNoticed() throws IOException {
        Files.writeString(directory.resolve("sites/b.yaml"), GOOD.formatted("{id: a}").replace("site: s", "site: t"));
        watcher.look(0);

        assertEquals(Look.TAKEN, watcher.look(500));
        assertEquals(2, taken.getFirst().sites().size());
    }

    @Test
    void changedTemplate_reloadsTheSites() throws IOException {
        Files.createDirectory(directory.resolve("templates"));
        Files.writeString(directory.resolve("templates/t.yaml"), "template: t\nbasis: b\n");
        watcher.look(0);

        assertEquals(Look.TAKEN, watcher.look(500));
    }
}
