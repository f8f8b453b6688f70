package io.hazardwatch.gateway.weather.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.WarningTexts;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.json.WarningJson;
import io.hazardwatch.gateway.weather.tables.WeatherTables;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A front of 60 warnings within ten minutes over 2,000 sites, with a real store. Prints how long reading, matching and telling took. */
@ExtendWith(LeakCheck.class)
class WeatherFrontTest implements WeatherListener {
    private static final int WARNINGS = 60;
    private static final int SITES = 2_000;
    private static final long STEP_MILLIS = 10_000;

    private final Map<String, List<SiteName>> told = new HashMap<>();
    private int notices;
    @TempDir
    private Path directory;

    @Override
    public void journal(WeatherEvent event) {}

    @Override
    public void tell(WarningNotice notice) {
        notices++;
        if (notice.kind() == WarningNotice.Kind.NEW) {
            told.computeIfAbsent(notice.warningId() + ' ' + notice.to().person(), key -> new ArrayList<>()).addAll(notice.sites());
        }
    }

    /** Sites stand in a grid of 50 by 40 over two degrees; ten of them belong to one enterprise. */
    private static Site site(int number) {
        return new Site("e" + number / 10, "s" + number, Text.of("s"), "other", 31 + number / 50 * 0.05, 119 + number % 50 * 0.04, ZoneOffset.UTC,
                List.of(), List.of(), SiteLogic.NONE, new SiteExposure("320411", List.of(), 1_000, Set.of()));
    }

    private static byte[] warning(int number) {
        double west = 118.9 + number * 0.03;
        return WarningTexts.cap("F" + number, "2026-06-01T08:%02d:%02d+08:00".formatted(number / 6, number % 6 * 10), "Actual", "Alert", "",
                number % 3 == 0 ? "暴雨红色预警" : "暴雨橙色预警", String.format(Locale.ROOT,
                        "<polygon>30.9,%1$f 30.9,%2$f 33.1,%2$f 33.1,%1$f 30.9,%1$f</polygon>", west, west + 0.8));
    }

    @Test
    void frontOverTwoThousandSites_isToldWithoutDuplicates() {
        WeatherConfiguration plan = new WeatherConfiguration(Registry.of(IntStream.range(0, SITES).mapToObj(WeatherFrontTest::site).toList()),
                ActionTable.EMPTY.with(WarningTexts.table("actions.csv"), new ArrayList<>()), Map.of(),
                AnswerTimes.parse(WarningTexts.table("answer-times.csv"), new ArrayList<>()));
        WarningReader reader = new WarningReader(
                new CapReader(WarningTexts.types(), WarningLimits.STANDARD, new CapSignatures(List.of())),
                new WarningJson(WarningTexts.types(), WarningLimits.STANDARD), WarningLimits.STANDARD, () -> 0);
        List<Long> micros = new ArrayList<>();
        List<Long> busyMicros = new ArrayList<>();
        int matches = 0;
        try (Database database = TestDatabase.sqlite(directory).open()) {
            WeatherBook book = new WeatherBook(new WeatherTables(database), () -> plan,
                    (site, now) -> List.of(new WarningRecipient("officer-" + site.enterprise(), "duty-officer")), this);
            for (int i = 0; i < WARNINGS; i++) {
                long now = WeatherRig.NOW + i * STEP_MILLIS;
                long begun = System.nanoTime();
                long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                ReceivedWarning received = reader.read(warning(i), "front", "", false, now).received().getFirst();
                matches += book.receive(received, now).sites();
                book.receive(received, now);
                micros.add((System.nanoTime() - begun) / 1_000);
                busyMicros.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1_000);
            }
        }
        micros.sort(null);
        busyMicros.sort(null);
        System.out.printf(Locale.ROOT, "front: %d warnings, %d sites, %d matches, %d notices; each read, matched, told and stored in"
                + " p50 %d ms, p99 and max %d ms; of processor time p50 %d ms, p99 and max %d ms%n", WARNINGS, SITES, matches, notices,
                micros.get(WARNINGS / 2) / 1_000, micros.getLast() / 1_000, busyMicros.get(WARNINGS / 2) / 1_000, busyMicros.getLast() / 1_000);
        told.forEach((key, sites) -> assertEquals(new HashSet<>(sites).size(), sites.size(), key));
        assertEquals(matches, told.values().stream().mapToInt(List::size).sum());
        assertEquals(told.size(), notices);
    }
}
