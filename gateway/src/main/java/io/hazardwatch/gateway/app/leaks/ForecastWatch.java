package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.journal.JournalLog;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms;
import io.hazardwatch.gateway.kpi.ForecastSkill;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.leaks.plant.PlantWords;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures from the journal how often early warnings of the last 30 days came true, every six hours. A rule that was right less than three times in
 * ten, of five warnings and more, becomes P4 until it is right again, and an alarm to engineering says so. Nothing is known of a rule until its site
 * was read; a site that cannot be read keeps its demotions and is read again in a minute. The thread of forecasts reads the journal; what it found is
 * read on any.
 */
final class ForecastWatch {
    static final int WARNINGS_MIN = 5;
    static final double PRECISION_MIN = 0.3;
    /** A demoted rule must be that good to come back, so that it does not swing. */
    static final double PRECISION_BACK = 0.4;
    private static final long EVERY_MILLIS = 6 * 3_600_000L;
    private static final long RETRY_MILLIS = 60_000;
    private static final String THREAD = "forecasts";
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
    private final BiConsumer<String, Throwable> defects;
    private final BookThread<ForecastWatch> thread;
    // thread of forecasts
    private Set<String> demoted;
    private Registry judgedFor;
    private long lookedMillis;
    private long triedMillis;
    private List<Site> unread = List.of();
    /** By alarm. */
    private Map<String, PlantJudgement> said = new LinkedHashMap<>();
    // any thread
    private volatile List<PlantJudgement> judgements;
    private final Map<String, ForecastSkill.RuleSkill> skills = new ConcurrentHashMap<>();

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
        this.defects = defects;
        stated.get().sites().forEach(site -> rules(site, (point, rule) -> said.put(alarm(point, rule), unknown(point, rule))));
        this.judgements = List.copyOf(said.values());
        this.thread = new BookThread<>(THREAD, this, 1, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** What is said of the rules that warn; unknown of those whose site was not read yet. */
    List<PlantJudgement> judgements() {
        return judgements;
    }

    /** How often the warnings of a rule came true, by the id of its alarm; null until its site was read. Any thread. */
    ForecastSkill.RuleSkill skill(String alarm) {
        return skills.get(alarm);
    }

    void look(long nowMillis) {
        Registry registry = stated.get();
        if (registry != judgedFor || nowMillis - lookedMillis >= EVERY_MILLIS || nowMillis < lookedMillis) {
            judgedFor = registry;
            lookedMillis = nowMillis;
            unread = registry.sites();
        } else if (unread.isEmpty() || nowMillis - triedMillis < RETRY_MILLIS) {
            return;
        }
        triedMillis = nowMillis;
        Map<String, PlantJudgement> before = said;
        said = new LinkedHashMap<>();
        registry.sites().forEach(site -> rules(site, (point, rule) -> said.put(alarm(point, rule),
                before.getOrDefault(alarm(point, rule), unknown(point, rule)))));
        Set<String> poor = new HashSet<>(demoted);
        poor.retainAll(said.keySet());
        unread = unread.stream().filter(site -> !isRead(site, registry, nowMillis, poor)).toList();
        demoted = Set.copyOf(poor);
        demote.accept(demoted);
        judgements = List.copyOf(said.values());
    }

    /** Judges the rules of a site; false if its journal cannot be read, and then says nothing new of them. */
    private boolean isRead(Site site, Registry registry, long nowMillis, Set<String> poor) {
        try {
            judge(site, registry, nowMillis, poor);
            return true;
        } catch (RuntimeException unreadable) {
            defects.accept(THREAD, unreadable);
            return false;
        }
    }

    private void judge(Site site, Registry registry, long nowMillis, Set<String> poor) {
        OperatingPosition position = new OperatingPosition(site.site(), site.name(), List.of(site.enterprise() + '/' + site.site()));
        ConfiguredAlarms configured = ConfiguredAlarms.of(registry, position);
        if (configured.forewarnings().isEmpty()) {
            return;
        }
        ForecastSkill skill = new ForecastSkill(configured.forewarnings());
        lines.read(position.alarms(), Math.max(0, nowMillis - SPAN_MILLIS), nowMillis, skill);
        rules(site, (point, rule) -> {
            String alarm = alarm(point, rule);
            ForecastSkill.RuleSkill known = skill.of(alarm, nowMillis);
            skills.put(alarm, known);
            boolean isPoor = known.warnings() >= WARNINGS_MIN && known.precision() < (demoted.contains(alarm) ? PRECISION_BACK : PRECISION_MIN);
            if (isPoor) {
                poor.add(alarm);
            } else {
                poor.remove(alarm);
            }
            said.put(alarm, judgement(point, rule, known, isPoor));
        });
    }

    private static void rules(Site site, BiConsumer<Point, TimeToLimitSetting> sink) {
        site.devices().stream().flatMap(device -> device.points().stream()).forEach(point -> point.rules().forEach(rule -> {
            if (rule instanceof TimeToLimitSetting warning) {
                sink.accept(point, warning);
            }
        }));
    }

    private static String alarm(Point point, TimeToLimitSetting rule) {
        return Alarm.idOf(point.id(), rule.id());
    }

    private static String idOf(Point point, TimeToLimitSetting rule) {
        return "forecast-" + PlantWords.digest(point.id().device() + '/' + point.id().point() + '/' + rule.id());
    }

    private static PlantJudgement unknown(Point point, TimeToLimitSetting rule) {
        return new PlantJudgement(point.id().enterprise(), point.id().site(), idOf(point, rule), PlantState.UNKNOWN, null, null, List.of(),
                Double.NaN, PRECISION_MIN, "");
    }

    private static PlantJudgement judgement(Point point, TimeToLimitSetting rule, ForecastSkill.RuleSkill skill, boolean isPoor) {
        return new PlantJudgement(point.id().enterprise(), point.id().site(), idOf(point, rule), isPoor ? PlantState.ACTIVE : PlantState.NORMAL,
                isPoor ? Priority.P4 : null, isPoor ? "forecast.poor" : null, List.of(new Text(point.name().zh(), point.name().en()),
                point.id().device() + '/' + point.id().point(), rule.id(), String.valueOf(skill.hits()), String.valueOf(skill.warnings()),
                String.valueOf(skill.leadMillis() / 60_000)), skill.precision(), PRECISION_MIN, "");
    }
}
