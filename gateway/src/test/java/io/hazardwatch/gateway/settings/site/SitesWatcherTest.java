package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesWatcher.Confirmation;
import io.hazardwatch.gateway.settings.site.SitesWatcher.Look;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesWatcherTest {
    private static final String GOOD = "enterprise: e\nsite: s\ndevices: [{id: d, points: [%s]}]\n";

    @TempDir
    Path directory;
    private final List<Registry> taken = new ArrayList<>();
    private final Set<PointId> inAlarm = new HashSet<>();
    private Registry present;
    private RuntimeException defect;
    private boolean isSlow;
    private SitesWatcher watcher;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(directory.resolve("sites"));
        write(GOOD.formatted("{id: a}"));
        watcher = new SitesWatcher(directory, new SitesLoader(new PointIndexes()));
        present = ((LoadResult.Valid<Registry>) watcher.loadFirst()).value();
        watcher.connect(next -> ConfigurationRemovals.between(present, next, inAlarm, List.of()), this::take);
    }

    private boolean take(Registry next) {
        if (defect != null) {
            throw defect;
        }
        if (isSlow) {
            return false;
        }
        taken.add(next);
        present = next;
        return true;
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
        assertEquals(1, watcher.state().problems().size());
    }

    @Test
    void mendedFile_clearsTheProblems() throws IOException {
        write("no");
        watcher.look(0);
        watcher.look(500);
        write(GOOD.formatted("{id: a}, {id: c}"));
        watcher.look(1_000);

        assertEquals(Look.TAKEN, watcher.look(1_500));
        assertEquals(List.of(), watcher.state().problems());
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

    private Look lookUntilSettled(long nowMillis) {
        watcher.look(nowMillis);
        return watcher.look(nowMillis + SitesWatcher.SETTLE_MILLIS);
    }

    @Test
    void folderEmptied_isNotTakenByItself() throws IOException {
        Files.delete(directory.resolve("sites/a.yaml"));

        assertEquals(Look.WITHHELD, lookUntilSettled(0));
        assertEquals(Look.UNCHANGED, watcher.look(1_000));
        assertEquals(List.of(), taken);
        assertEquals(ConfigurationRemovals.Reason.EMPTY, watcher.state().withheld().removals().reason());
        assertEquals(1, watcher.state().failures());
    }

    @Test
    void folderMovedAway_isUnreadableAndNothingIsUnlearnt() throws IOException {
        Path away = directory.resolve("away");
        Files.move(directory.resolve("sites"), away);

        assertEquals(Look.UNREADABLE, lookUntilSettled(0));
        assertTrue(watcher.state().isUnreadable());
        assertEquals("sites", watcher.state().problems().getFirst().file());
        Files.move(away, directory.resolve("sites"));

        assertEquals(Look.UNCHANGED, lookUntilSettled(10_000));
        assertEquals(List.of(), watcher.state().problems());
        assertEquals(List.of(), taken);
    }

    @Test
    void fileThatCannotBeRead_isNamedAndTriedAgain() throws IOException {
        Path broken = directory.resolve("sites/b.yaml");
        Files.createSymbolicLink(broken, directory.resolve("nowhere"));

        assertEquals(Look.UNREADABLE, lookUntilSettled(0));
        assertEquals("sites/b.yaml", watcher.state().problems().getFirst().file());
        assertEquals(Look.UNREADABLE, watcher.look(1_000));
        assertEquals(1, watcher.state().failures(), "one failure, however long it lasts");
        Files.delete(broken);

        assertEquals(Look.UNCHANGED, lookUntilSettled(10_000));
        assertFalse(watcher.state().isUnreadable());
    }

    @Test
    void pointInAlarmDropped_waitsForAPerson() throws IOException {
        write(GOOD.formatted("{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}"));
        assertEquals(Look.TAKEN, lookUntilSettled(0));
        inAlarm.add(PointId.parse("e/s/d/b"));
        write(GOOD.formatted("{id: a}, {id: c}, {id: d}, {id: e}, {id: f}"));

        assertEquals(Look.WITHHELD, lookUntilSettled(10_000));
        assertEquals(List.of(PointId.parse("e/s/d/b")), watcher.state().withheld().removals().inAlarm());
    }

    @Test
    void aFifthDropped_isTakenAndMoreIsNot() throws IOException {
        write(GOOD.formatted("{id: a}, {id: b}, {id: c}, {id: d}, {id: e}"));
        assertEquals(Look.TAKEN, lookUntilSettled(0));
        write(GOOD.formatted("{id: a}, {id: b}, {id: c}, {id: d}"));
        assertEquals(Look.TAKEN, lookUntilSettled(10_000));
        write(GOOD.formatted("{id: a}, {id: b}, {id: c}"));
        assertEquals(Look.WITHHELD, lookUntilSettled(20_000));
        assertEquals(ConfigurationRemovals.Reason.MANY_POINTS, watcher.state().withheld().removals().reason());
    }

    @Test
    void shrunkConfiguration_isTakenOnlyByTheRevisionThatWasSeen() throws IOException {
        write(GOOD.formatted("{id: z}"));
        lookUntilSettled(0);
        String seen = watcher.state().withheld().revision();

        assertEquals(Confirmation.OTHER_REVISION, watcher.confirm("other", 1_000));
        write(GOOD.formatted("{id: y}"));
        assertEquals(Confirmation.OTHER_REVISION, watcher.confirm(seen, 2_000), "changed since it was seen");
        write(GOOD.formatted("{id: z}"));
        assertEquals(Confirmation.TAKEN, watcher.confirm(seen, 3_000));
        assertEquals(1, taken.size());
        assertEquals(Confirmation.NOTHING_WITHHELD, watcher.confirm(seen, 4_000));
    }

    @Test
    void shrunkConfigurationPutRight_waitsForNobody() throws IOException {
        Files.delete(directory.resolve("sites/a.yaml"));
        lookUntilSettled(0);
        write(GOOD.formatted("{id: a}"));

        assertEquals(Look.UNCHANGED, lookUntilSettled(10_000));
        assertNull(watcher.state().withheld());
        assertEquals(List.of(), taken);
    }

    @Test
    void replacedBySameSizeAndTime_isRead() throws IOException {
        Path file = directory.resolve("sites/a.yaml");
        FileTime time = Files.getLastModifiedTime(file);
        Path other = directory.resolve("other");
        Files.writeString(other, GOOD.formatted("{id: a, unit: A}").replace(", unit: A", "").replace("site: s", "site: t"));
        Files.setLastModifiedTime(other, time);
        inAlarm.clear();
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(time, Files.getLastModifiedTime(file));

        assertEquals(Look.WITHHELD, lookUntilSettled(0), "another site, so it was read");
    }

    @Test
    void fileOnlyTouched_isNotLoaded() throws IOException {
        Files.setLastModifiedTime(directory.resolve("sites/a.yaml"), FileTime.fromMillis(1));

        assertEquals(Look.UNCHANGED, lookUntilSettled(0));
        assertEquals(List.of(), taken);
    }

    @Test
    void defectWhileTaking_isToldAndTriedAgain() throws IOException {
        defect = new IllegalStateException("boom");
        write(GOOD.formatted("{id: a}, {id: b}"));
        watcher.look(0);

        assertThrows(IllegalStateException.class, () -> watcher.look(500));
        assertEquals(1, watcher.state().problems().size());
        defect = null;
        assertEquals(Look.SETTLING, watcher.look(1_000));
        assertEquals(Look.TAKEN, watcher.look(500 + SitesWatcher.RETRY_MILLIS));
        assertEquals(List.of(), watcher.state().problems());
    }

    @Test
    void lanesThatAreSlow_areAskedAgainWithTheSameRegistry() throws IOException {
        isSlow = true;
        write(GOOD.formatted("{id: a}, {id: b}"));

        assertEquals(Look.NOT_APPLIED, lookUntilSettled(0));
        assertEquals(1, watcher.state().problems().size());
        isSlow = false;
        assertEquals(Look.TAKEN, watcher.look(500 + SitesWatcher.RETRY_MILLIS));
        assertEquals(1, watcher.state().failures());
    }

    private static String statutory(String point) {
        return GOOD.formatted("{id: a, " + point + "}");
    }

    private Look edit(String text, long at) throws IOException {
        write(text);
        watcher.look(at);
        return watcher.look(at + 500);
    }

    @Test
    void statutoryLimit_isLetGoByNoEditOfItsPoint() throws IOException {
        assertEquals(Look.TAKEN, edit(statutory("template: gb50493-combustible"), 0));
        List<String> edits = List.of("unit: '%LEL', range: [0, 100], limits: {H: {at: 40}}",
                "unit: '%LEL', range: [0, 100], limits: {H: {at: 25}, HH: {at: 50}}",
                "template: gb50493-h2s", "name: without");
        for (int i = 0; i < edits.size(); i++) {
            assertEquals(Look.REFUSED, edit(statutory(edits.get(i)), 10_000 * (i + 1)), edits.get(i));
            assertTrue(watcher.state().problems().getFirst().toString().startsWith("sites/a.yaml: devices[0].points[0].template: "),
                    watcher.state().problems().toString());
        }
        assertEquals(1, taken.size());
        assertEquals(Look.TAKEN, edit(statutory("template: gb50493-combustible, limits: {H: {at: 20}}"), 90_000));
    }
}
