package io.hazardwatch.gateway.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.ChannelCount;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures agree with a recomputation that shares nothing with them, on journals made at random. */
@ExtendWith(LeakCheck.class)
@Tag("compiled")
class BruteForceTest {
    private static final int ENTRIES = 2_500;
    private static final List<OperatingPosition> POSITIONS = List.of(OperatingPosition.ALL, OperatingPosition.of("huarun-gas"),
            new OperatingPosition("desk", Text.of("desk"), List.of("north-chem", "huarun-gas/gas-station-01")));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void journalOfARandomSeason_givesTheSameFiguresTwice(long seed) throws Exception {
        RandomJournal season = new RandomJournal(seed, 12);
        FakeClock clock = new FakeClock(RandomJournal.START);
        try (SqliteJournal journal = SqliteJournal.open(directory.resolve("journal.db"), 10_000,
                transition -> transition.annunciate() ? List.of("sms") : List.of(), clock, (where, thrown) -> { })) {
            journal.start();
            List<Transition> transitions = season.transitions(ENTRIES);
            transitions.forEach(journal::append);
            Await.until("all committed", () -> journal.committedTicket() >= transitions.size());
            SplittableRandom random = new SplittableRandom(seed);
            Map<Long, List<Long>> accepted = accept(journal, random);
            List<JournalEntry> entries = journal.entriesAfter(0, Integer.MAX_VALUE);
            for (OperatingPosition position : POSITIONS) {
                Period period = position == OperatingPosition.ALL ? new Period(RandomJournal.START - 1, season.now() + 1)
                        : period(random, season.now());
                Map<String, Double> expected = new NaiveFigures(entries, accepted, position, period).figures();
                Map<String, Double> actual = computed(journal, position, period);
                assertTrue(position != OperatingPosition.ALL || expected.size() > 40, "seed " + seed + ": " + expected.keySet());
                assertEquals(text(expected), text(actual), "seed " + seed + ", " + position + ", " + period);
            }
        }
    }

    /** Anything from a day to everything, its ends aligned to nothing. */
    private static Period period(SplittableRandom random, long end) {
        long from = random.nextLong(RandomJournal.START - 1_000_000, end - 100_000_000);
        return new Period(from, random.nextLong(from + 86_400_000, end + 10_000_000));
    }

    /** Some notices are taken, sooner or later, or not at all. */
    private static Map<Long, List<Long>> accept(SqliteJournal journal, SplittableRandom random) throws Exception {
        Map<Long, Long> decided = new HashMap<>();
        journal.entriesAfter(0, Integer.MAX_VALUE).forEach(e -> decided.put(e.seq(), e.transition().atMillis()));
        Map<Long, List<Long>> accepted = new HashMap<>();
        List<Notice> notices = journal.alarms().stream()
                .flatMap(alarm -> journal.outbox().rowsOf(alarm.id(), Integer.MAX_VALUE).stream())
                .sorted(Comparator.comparing(Notice::id)).toList();
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (Notice notice : notices) {
            if (random.nextInt(4) > 0) {
                long at = decided.get(notice.seq()) + random.nextLong(200_000);
                answers.add(journal.outbox().accepted(notice.id(), notice.seq(), at));
                accepted.computeIfAbsent(notice.seq(), seq -> new ArrayList<>()).add(at);
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        return accepted;
    }

    private static Map<String, Double> computed(SqliteJournal journal, OperatingPosition position, Period period) throws SQLException {
        KpiCalculator assessment = new KpiCalculator(position, ObservedPeriod.whole(period), new ConfiguredAlarms(0, new long[4]),
                List.of(new ChannelCount("sms", 1, 1, 1, 0, 0)));
        journal.log().standing(position.alarms(), period.from(), assessment::openAtStart);
        journal.log().lines(position.alarms(), period.from(), period.to(), assessment::entry);
        Map<String, Double> figures = new TreeMap<>();
        for (Figure figure : assessment.report().figures()) {
            if (figure.reason() == null && figure.kpi() != Kpi.K24) {
                figures.put(figure.kpi().id() + (figure.part().isEmpty() ? "" : "." + figure.part()), figure.value());
            }
        }
        return figures;
    }

    private static String text(Map<String, Double> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(name).append(" = ").append("%.9g".formatted(value)).append('\n'));
        return text.toString();
    }
}
