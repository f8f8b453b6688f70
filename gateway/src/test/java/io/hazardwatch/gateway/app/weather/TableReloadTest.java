package io.hazardwatch.gateway.app.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.process.WeatherTablesWatcher;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningSeverity;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of weather that change while the gateway runs: edited, wrong, emptied, removed. */
class TableReloadTest {
    private static final long START = 1_780_000_000_000L;

    @TempDir
    private Path configuration;
    private final FakeClock clock = new FakeClock(START);
    private final SystemAlarms alarms = new SystemAlarms(clock);
    private final List<String> said = new ArrayList<>();
    private final Registry plant = plant();
    private Path folder;
    private TableReload tables;

    private static Registry plant() {
        PointId id = PointId.parse("acme/yard/d/p");
        Point point = new Point(0, id, Text.of("p"), "MPa", 0, 10, 1_000, 30_000,
                List.of(new LimitSetting(LimitLevel.H, 1.6, 0, 0, 0, Priority.P3, false)), List.of(), null);
        return Registry.of(List.of(Site.empty("acme", "yard").withDevices(List.of(Device.of(id.deviceId(), List.of(point))))));
    }

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(configuration.resolve("weather"));
        alarms.connect(finding -> said.add(finding.type() + " " + finding.point().id().point() + ' ' + finding.point().name().en()), List.of());
        WeatherTablesWatcher files = new WeatherTablesWatcher(configuration);
        tables = new TableReload(new WeatherSettings(WarningLimits.STANDARD, List.of(), List.of(), files.read().data()), files, () -> plant,
                () -> plant, alarms, clock);
    }

    /** Returns whether other tables are in force. */
    private boolean write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
        return look();
    }

    private boolean look() {
        clock.advance(2_000);
        return tables.look(clock.millis());
    }

    private int minutes() {
        return tables.data().answers().of(WarningColour.RED, WarningSeverity.EXTREME).minutes();
    }

    @Test
    void editedTable_isInForceWithinSeconds_andAsShippedAgainOnceItIsRemoved() throws IOException {
        int shipped = minutes();
        assertTrue(write("answer-times.csv", "red;5;1;plan;S\n"), said.toString());
        assertEquals(5, minutes());
        assertFalse(look(), "nothing changed");
        Files.delete(folder.resolve("answer-times.csv"));
        assertTrue(look());
        assertEquals(shipped, minutes());
        assertEquals(List.of(), said);
    }

    @Test
    void wrongRow_isRefusedWithFileRowAndReason_andTheOldTableStays() throws IOException {
        write("answer-times.csv", "red;5;1;plan;S\n");
        for (String file : List.of("answer-times.csv", "actions.csv", "restrictions.csv", "tightening.csv", "tightened-limits.csv", "event-types.csv",
                "sites/acme/yard.csv")) {
            String before = Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : null;
            assertFalse(write(file, "no row at all\n"), file);
            assertTrue(said.getLast().startsWith("RAISE tables"), said.toString());
            assertTrue(said.getLast().contains("weather/" + file + ": row: no row at all: must be a row"), said.getLast());
            assertEquals(5, minutes());
            if (before == null) {
                Files.delete(folder.resolve(file));
            } else {
                Files.writeString(folder.resolve(file), before);
            }
            assertTrue(look(), file);
            assertTrue(said.getLast().startsWith("CLEAR tables"), said.toString());
        }
    }

    @Test
    void emptiedTable_isAFault_andTheOldTableStays() throws IOException {
        write("tightening.csv", "storm;rain;orange;50;2;1;1;加强;Tighter;plan;S\n");
        assertEquals(1, tables.data().tightening().rules().size());
        assertFalse(write("tightening.csv", ""));
        assertEquals(1, tables.data().tightening().rules().size());
        assertTrue(said.getLast().contains("weather/tightening.csv: row: : must not be empty"), said.getLast());
    }

    @Test
    void limitThatWouldLoosen_isRefusedWithTheConfiguredOne() throws IOException {
        assertFalse(write("tightened-limits.csv", "x;heat;red;acme/yard/d/p;H;1.7;a;b;plan;?\n"));
        assertTrue(said.getLast().contains("must be tighter than the configured 1.6 MPa"), said.getLast());
        assertTrue(write("tightened-limits.csv", "x;heat;red;acme/yard/d/p;H;1.5;a;b;plan;?\n"));
        assertEquals(1, tables.data().limits().rows().size());
    }
}
