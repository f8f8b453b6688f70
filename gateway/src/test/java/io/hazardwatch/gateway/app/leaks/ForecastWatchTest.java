package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.leaks.PlantTexts;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
        return SiteText.load("""
                devices:
                  - id: t
                    points:
                      - {id: level, name: level of tank 1, unit: m, period: 1s, limits: {H: {at: 9, priority: P2}, HH: {at: 10, priority: P1}},
                         timeToLimit: [{id: soon, limit: %s, window: 10m, horizon: 30m}]}
                """.formatted(limit));
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
}
