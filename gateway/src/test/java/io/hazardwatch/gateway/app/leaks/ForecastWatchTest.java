package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.leaks.PlantTexts;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule whose warnings are often wrong becomes P4, which is said, and gets its priority back when it is right again. */
class ForecastWatchTest {
    private static final long DAY = 86_400_000;
    private static final String RULE = "acme.yard.t.level.soon";
    private static final String LIMIT = "acme.yard.t.level.high";

    private Registry registry = warning("H");
    private final List<KpiEntry> journal = new ArrayList<>();
    private final Set<String> demoted = new HashSet<>();
    private final ForecastWatch watch = new ForecastWatch(() -> registry, Set.of(), (prefixes, from, to, into) -> {
        assertEquals(List.of("acme.yard."), prefixes);
        journal.stream().filter(entry -> entry.at() >= from && entry.at() < to).forEach(into::entry);
    }, others -> {
        demoted.clear();
        demoted.addAll(others);
    }, new FakeClock(0), Thread::new, (where, defect) -> { });
    private long now = 100 * DAY;

    private static Registry warning(String limit) {
        return SiteText.load(tank(limit));
    }

    private static String tank(String limit) {
        return """
                devices:
                  - id: t
                    points:
                      - {id: level, name: level of tank 1, unit: m, period: 1s, limits: {H: {at: 9, priority: P2}, HH: {at: 10, priority: P1}},
                         timeToLimit: [{id: soon, limit: %s, window: 10m, horizon: 30m}]}
                """.formatted(limit);
    }

    private void warnsOf(String limit) {
        registry = warning(limit);
    }

    private void raised(String alarm, RuleKind kind, long at) {
        entry(alarm, kind, "H", TransitionType.ALARM_RAISED, at);
    }

    private void entry(String alarm, RuleKind kind, String level, TransitionType type, long at) {
        journal.add(new KpiEntry(journal.size(), at, type, true, null, "system", false, AlarmState.A, alarm, kind, level, Priority.P3,
                AlarmState.B, DisplayedState.B, false, true, 1, 1, at, false, List.of()));
    }

    /** Warnings an hour apart, of which the first ones come true after ten minutes. */
    private void warnings(int count, int right) {
        for (int i = 0; i < count; i++) {
            raised(RULE, RuleKind.TIME_TO_LIMIT, now - DAY + i * 3_600_000L);
            if (i < right) {
                raised(LIMIT, RuleKind.LIMIT, now - DAY + i * 3_600_000L + 600_000);
            }
        }
    }

    private Priority priority() {
        return new LimitOverlay(List.of(), demoted).over(registry).point(PointId.parse("acme/yard/t/level")).rules().getFirst().priority();
    }

    @Test
    void oftenWrong_becomesP4AndSaysSo_andComesBackWhenItIsRight() {
        warnings(6, 1);
        watch.look(now);
        assertEquals(Set.of(RULE), demoted);
        assertEquals(Priority.P4, priority());
        assertEquals(Priority.P4, watch.judgements().getFirst().priority());
        assertEquals("Please review the early warning soon of level of tank 1 (t/level): within 30 days it came true 1 of 6 times."
                + " It is P4 until it is right more often", new PlantTexts().of(watch.judgements().getFirst()).en());
        now += 40 * DAY;
        warnings(6, 4);
        watch.look(now);
        assertEquals(Set.of(), demoted);
        assertEquals(PlantState.NORMAL, watch.judgements().getFirst().state());
        assertEquals(Priority.P3, priority());
        assertSame(registry, new LimitOverlay(List.of(), demoted).over(registry));
    }

    /** Whoever shelves the limit's alarm does not make its warnings wrong. */
    @Test
    void limitReachedWhileItsAlarmIsShelved_isReached() {
        warnings(6, 0);
        for (int i = 0; i < 6; i++) {
            entry(LIMIT, RuleKind.LIMIT, "H", TransitionType.ALARM_RAISED_SUPPRESSED, now - DAY + i * 3_600_000L + 600_000);
        }
        watch.look(now);
        assertEquals(Set.of(), demoted);
    }

    /** H stands, and the same alarm rises: both warnings came true. */
    @Test
    void outerLimitReachedFromTheInnerOne_isReached() {
        warnsOf("HH");
        warnings(6, 0);
        for (int i = 0; i < 6; i++) {
            entry(LIMIT, RuleKind.LIMIT, "HH", TransitionType.ALARM_ESCALATED, now - DAY + i * 3_600_000L + 600_000);
        }
        watch.look(now);
        assertEquals(Set.of(), demoted);
    }

    @Test
    void innerLimit_isNotTheOuterOne() {
        warnsOf("HH");
        warnings(6, 6);
        watch.look(now);
        assertEquals(Set.of(RULE), demoted);
    }

    @Test
    void outerLimitReachedAtOnce_isTheInnerOneToo() {
        warnings(6, 0);
        for (int i = 0; i < 6; i++) {
            entry(LIMIT, RuleKind.LIMIT, "HH", TransitionType.ALARM_RAISED, now - DAY + i * 3_600_000L + 600_000);
        }
        watch.look(now);
        assertEquals(Set.of(), demoted);
    }

    @Test
    void fewWarnings_areNoJudgement() {
        warnings(4, 0);
        watch.look(now);
        assertEquals(Set.of(), demoted);
    }

    /** The journal is read again after six hours. */
    @Test
    void warningWhoseHorizonIsNotOver_isNotWrongYet() {
        warnings(4, 0);
        raised(RULE, RuleKind.TIME_TO_LIMIT, now - 60_000);
        watch.look(now);
        assertEquals(Set.of(), demoted);
        watch.look(now + 3 * 3_600_000);
        assertEquals(Set.of(), demoted);
        watch.look(now + 6 * 3_600_000);
        assertEquals(Set.of(RULE), demoted);
    }

    /** Reading 30 days of many sites takes longer than a rule without a judgement may be missing. */
    @Test
    void reviewAlarm_goesOnWhileTheJournalIsReadAfterARestart() {
        warnings(6, 0);
        watch.look(now);
        List<Finding> told = new ArrayList<>();
        PlantAlarms alarms = new PlantAlarms(told::add, List.of());
        alarms.look(watch.judgements(), now);
        ForecastWatch restarted = new ForecastWatch(() -> registry, demoted, (prefixes, from, to, into) -> journal.forEach(into::entry),
                others -> { }, new FakeClock(0), Thread::new, (where, defect) -> { });
        alarms.look(restarted.judgements(), now + 1_000);
        alarms.look(restarted.judgements(), now + 120_000);
        restarted.look(now + 120_000);
        alarms.look(restarted.judgements(), now + 121_000);
        assertEquals(List.of(FindingType.RAISE), told.stream().map(Finding::type).toList());
    }

    @Test
    void siteThatCannotBeRead_keepsItsDemotionsAndIsReadAgainInAMinute_andOthersAreJudged(@TempDir Path directory) throws IOException {
        for (String site : List.of("east", "west")) {
            Files.writeString(Files.createDirectories(directory.resolve("sites")).resolve(site + ".yaml"), "enterprise: acme\nsite: " + site
                    + "\ntimezone: UTC\n" + tank("H"));
        }
        Registry two = ((LoadResult.Valid<Registry>) new SitesLoader(new PointIndexes()).load(directory)).value();
        List<String> read = new ArrayList<>();
        List<Throwable> defects = new ArrayList<>();
        Set<String> broken = new HashSet<>(Set.of("acme.east."));
        ForecastWatch both = new ForecastWatch(() -> two, Set.of("acme.east.t.level.soon"), (prefixes, from, to, into) -> {
            read.addAll(prefixes);
            if (broken.containsAll(prefixes)) {
                throw new IllegalStateException("the journal is locked");
            }
        }, demoted::addAll, new FakeClock(0), Thread::new, (where, defect) -> defects.add(defect));
        both.look(now);
        assertEquals(List.of("acme.east.", "acme.west."), read);
        assertEquals(1, defects.size());
        assertEquals(Set.of("acme.east.t.level.soon"), demoted);
        assertEquals(List.of(PlantState.UNKNOWN, PlantState.NORMAL), both.judgements().stream().map(PlantJudgement::state).toList());
        broken.clear();
        demoted.clear();
        both.look(now + 59_000);
        assertEquals(2, read.size());
        both.look(now + 60_000);
        assertEquals(List.of("acme.east.", "acme.west.", "acme.east."), read);
        assertEquals(Set.of(), demoted);
        assertEquals(List.of(PlantState.NORMAL, PlantState.NORMAL), both.judgements().stream().map(PlantJudgement::state).toList());
    }
}
