package io.hazardwatch.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.plant.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesReaderTest {
    private static final Path DATA = Path.of(System.getProperty("hazardwatch.data"));
    @TempDir
    Path folder;

    private Source source(String format, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("data"), text);
        return new Source("s", file, format, "time", "v", ';', Map.of("unit", "a"), 2, 180, "d1");
    }

    private static Series read(Source source) throws UsageException, IOException {
        return SeriesReader.read(source, ZoneOffset.UTC);
    }

    @Test
    void csv_rowsFilteredAndBadNumbersSkipped() throws UsageException, IOException {
        Series series = read(source("csv", """
                unit;time;v
                a;2020-01-01 00:00;1.5
                b;2020-01-01 00:01;2.5
                a;2020-01-01T00:02:00+08:00;"3.5"
                a;2020-01-01 00:03:00.250;none
                """));
        assertEquals(List.of(new Series.Row(Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(), 1.5),
                new Series.Row(Instant.parse("2019-12-31T16:02:00Z").toEpochMilli(), 3.5)), series.rows());
        assertEquals(1, series.skipped());
    }

    @Test
    void csvWithoutThatColumn_refused() {
        assertThrows(UsageException.class, () -> read(source("csv", "a;b\n1;2\n")));
    }

    @Test
    void csvWithByteOrderMarkQuotedDelimitersAndShortRows_read() throws UsageException, IOException {
        Series series = read(source("csv", "\ufefftime;unit;note;v\r\n2020-01-01 00:00;a;\"x;\"\"y\"\"\";1\r\n2020-01-01 00:01;a\r\n"));
        assertEquals(List.of(new Series.Row(Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(), 1)), series.rows());
    }

    @Test
    void csvWithATimeThatIsNone_namesTheLine() {
        UsageException refused = assertThrows(UsageException.class,
                () -> read(source("csv", "unit;time;v\na;2020-01-01 00:00;1\na;yesterday;2\n")));
        assertTrue(refused.getMessage().contains("line 3: time: yesterday"), refused.getMessage());
    }

    @Test
    void emptyCsv_refused() {
        assertThrows(UsageException.class, () -> read(source("csv", "")));
    }

    @Test
    void tep_threeMinutesFromRowToRow() throws UsageException, IOException {
        Series series = read(source("tep", "  1.0e+00  2.5e+00\n  1.1e+00  2.6e+00\n"));
        long start = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
        assertEquals(List.of(new Series.Row(start, 2.5), new Series.Row(start + 180_000, 2.6)), series.rows());
    }

    @Test
    void stafford_thatDeviceOnlyAndNumbersOnly() throws UsageException, IOException {
        Series series = read(source("stafford", """
                [{"data":{"v":1.5},"ts":10.5,"device":"d1"},{"data":{"v":9},"ts":11,"device":"d2"},
                 {"data":{"v":true},"ts":12,"device":"d1"}]"""));
        assertEquals(List.of(new Series.Row(10_500, 1.5)), series.rows());
        assertEquals(1, series.skipped());
    }

    @Test
    void realMeasurements_everySpecificationReads() throws UsageException, IOException {
        Path specs = DATA.resolve("replay_specs.json");
        assumeTrue(Files.exists(specs), "the collection of real measurements is not at " + DATA);
        List<Source> sources = Sources.specs(specs);
        assertTrue(sources.size() >= 20);
        for (Source source : sources) {
            Series series = read(source);
            assertFalse(series.rows().isEmpty(), source.name());
            assertEquals(0, series.skipped(), source.name());
            assertTrue(DeviceId.isName(ReplayCommand.name(source.name())), source.name());
        }
    }

    @Test
    void rebasedAndFast_lastStampIsNow() {
        Series series = new Series("s", List.of(new Series.Row(1_000, 1), new Series.Row(2_000, 2), new Series.Row(4_000, 3)), 0);
        List<Replayer.Frame> frames = new Replayer(new DeviceId("a", "b", "c"), "v", true, 0, 2).frames(series, 100_000);
        assertEquals(2, frames.size());
        assertEquals(97_000, frames.get(0).telemetry().rows().get(0).stampMillis());
        assertEquals(100_000, frames.get(1).telemetry().rows().get(0).stampMillis());
    }

    @Test
    void rebasedAtSpeed_stampsCatchUpWithNowAtTheEnd() {
        Series series = new Series("s", List.of(new Series.Row(1_000, 1), new Series.Row(5_000, 2)), 0);
        List<Replayer.Frame> frames = new Replayer(new DeviceId("a", "b", "c"), "v", true, 4, 1).frames(series, 100_000);
        assertEquals(1_000, frames.get(1).dueMillis());
        assertEquals(101_000, frames.get(1).telemetry().rows().get(0).stampMillis());
        assertEquals(97_000, frames.get(0).telemetry().rows().get(0).stampMillis());
    }

    @Test
    void ownStamps_untouched() {
        Series series = new Series("s", List.of(new Series.Row(5_000, 1), new Series.Row(4_000, 2)), 0);
        List<Replayer.Frame> frames = new Replayer(new DeviceId("a", "b", "c"), "v", false, 0, 1).frames(series, 100_000);
        assertEquals(5_000, frames.get(0).telemetry().rows().get(0).stampMillis());
        assertEquals(4_000, frames.get(1).telemetry().rows().get(0).stampMillis());
    }
}
