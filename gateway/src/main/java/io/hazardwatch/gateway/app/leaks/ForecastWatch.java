package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.journal.JournalLog;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms;
import io.hazardwatch.gateway.kpi.ForecastSkill;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures from the journal how often early warnings of the last 30 days came true, every six hours. A rule that was right less than three times in
 * ten, of five warnings and more, becomes P4 until it is right again, and an alarm to engineering says so. The thread of forecasts reads the journal;
 * what it found is read on any.
 */
final class ForecastWatch {
    static final int WARNINGS_MIN = 5;
    static final double PRECISION_MIN = 0.3;
    /** A demoted rule must be that good to come back, so that it does not swing. */
    static final double PRECISION_BACK = 0.4;
    private static final long EVERY_MILLIS = 6 * 3_600_000L;
    private static final long SPAN_MILLIS = 30 * 86_400_000L;

    /** The journal's lines of these sites in that time. */
    interface Lines {
        void read(List<String> prefixes, long fromMillis, long toMillis, ForecastSkill into);

        static Lines of(JournalLog log) {
            return (prefixes, from, to, into) -> log.lines(prefixes, from, to, into::entry);
        }
    }

    private final Supplier<Registry> stated;
    private final Lines lines;
    private final Consumer<Set<String>> demote;
    private final BookThread<ForecastWatch> thread;
    // thread of forecasts
    private Set<String> demoted;
    private Registry judgedFor;
    private long lookedMillis = Long.MIN_VALUE;
    // any thread
    private volatile List<PlantJudgement> judgements = List.of();

    /**
     * @param stated  what the site files say
     * @param before  ids of the alarms of rules that are P4 at the start
     * @param demote  takes the rules that are P4 from now on
     */
    ForecastWatch(Supplier<Registry> stated, Set<String> before, Lines lines, Consumer<Set<String>> demote, Clock clock, ThreadFactory threads,
                  BiConsumer<String, Throwable> defects) {
        this.stated = stated;
        this.demoted = Set.copyOf(before);
        this.lines = lines;
        this.demote = demote;
        this.thread = new BookThread<>("forecasts", this, 1, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** What is said of the rules that warned; none before the first look. */
    List<PlantJudgement> judgements() {
        return judgements;
    }

    void look(long nowMillis) {
        Registry registry = stated.get();
        if (registry == judgedFor && nowMillis - lookedMillis < EVERY_MILLIS && nowMillis >= lookedMillis) {
            return;
        }
        judgedFor = registry;
        lookedMillis = nowMillis;
        List<PlantJudgement> said = new ArrayList<>();
        Set<String> poor = new HashSet<>();
        for (Site site : registry.sites()) {
            judge(site, registry, nowMillis, said, poor);
        }
        demoted = Set.copyOf(poor);
        demote.accept(demoted);
        judgements = List.copyOf(said);
    }

    private void judge(Site site, Registry registry, long nowMillis, List<PlantJudgement> said, Set<String> poor) {
        OperatingPosition position = new OperatingPosition(site.site(), site.name(), List.of(site.enterprise() + '/' + site.site()));
        ConfiguredAlarms configured = ConfiguredAlarms.of(registry, position);
        if (configured.forewarnings().isEmpty()) {
            return;
        }
        ForecastSkill skill = new ForecastSkill(configured.forewarnings());
        lines.read(position.alarms(), Math.max(0, nowMillis - SPAN_MILLIS), nowMillis, skill);
        site.devices().stream().flatMap(device -> device.points().stream()).forEach(point -> point.rules().forEach(rule -> {
            if (rule instanceof TimeToLimitSetting warning) {
                String alarm = Alarm.idOf(point.id(), warning.id());
                ForecastSkill.RuleSkill known = skill.of(alarm, nowMillis);
                boolean isPoor = known.warnings() >= WARNINGS_MIN && known.precision() < (demoted.contains(alarm) ? PRECISION_BACK : PRECISION_MIN);
                if (isPoor) {
                    poor.add(alarm);
                }
                said.add(judgement(point, warning, known, isPoor));
            }
        }));
    }

    private static PlantJudgement judgement(Point point, TimeToLimitSetting rule, ForecastSkill.RuleSkill skill, boolean isPoor) {
        String id = "forecast-" + Integer.toHexString((point.id().device() + '/' + point.id().point() + '/' + rule.id()).hashCode());
        return new PlantJudgement(point.id().enterprise(), point.id().site(), id, isPoor ? PlantState.ACTIVE : PlantState.NORMAL,
                isPoor ? Priority.P4 : null, isPoor ? "forecast.poor" : null, List.of(new Text(point.name().zh(), point.name().en()),
                point.id().device() + '/' + point.id().point(), rule.id(), String.valueOf(skill.hits()), String.valueOf(skill.warnings()),
                String.valueOf(skill.leadMillis() / 60_000)), skill.precision(), PRECISION_MIN, "");
    }
}
