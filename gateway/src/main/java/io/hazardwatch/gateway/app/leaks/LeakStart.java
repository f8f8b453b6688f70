package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.api.leaks.LeakPorts;
import io.hazardwatch.gateway.api.leaks.WarningSkill;
import io.hazardwatch.gateway.app.equipment.EquipmentStart;
import io.hazardwatch.gateway.app.escalation.EscalationStart;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.pipelines.PipelineStart;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.book.MatterSource;
import io.hazardwatch.gateway.equipment.PlatformChannels;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.leaks.LeakSettings;
import io.hazardwatch.gateway.leaks.LeakWatch;
import io.hazardwatch.gateway.leaks.Leaks;
import io.hazardwatch.gateway.leaks.SiteWork;
import io.hazardwatch.gateway.leaks.tables.InstrumentCheckTables;
import io.hazardwatch.gateway.leaks.tables.LeakTables;
import io.hazardwatch.gateway.leaks.tables.SumTables;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.Pipelines;
import io.hazardwatch.gateway.pipelines.tables.PipelineTables;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Creates and connects the parts of leaks. */
public final class LeakStart {
    /**
     * What leaks need from other rooms.
     *
     * @param config  folder of gateway.yaml, below which the contacts of households are
     * @param stated  what the files say, without what is tighter or milder for a time
     * @param last    the newest reading of a point, or null; from memory
     * @param history what points read before
     * @param present the alarms at present, from memory
     * @param lanes   takes findings of whole sites
     * @param journal tells of every change of an alarm
     * @param notes   takes notes; never blocks
     * @param calls   calls people until somebody answers, and takes what messages say of an alarm beside it; never blocks
     * @param isCalled whether anybody can be called for an enterprise
     * @param health  takes the health of leaks
     * @param commands takes comments of the gateway beside alarms; never blocks
     * @param channels what platforms for video say of the cameras that they have
     * @param nameOf  display name of the person who logs in by an account; null = unknown
     */
    public record Sources(Path config, Supplier<Registry> registry, TightenedPlant stated, Function<Point, Reading> last, History history,
                          Supplier<List<Alarm>> present, Consumer<Finding> lanes, SqliteJournal journal, Consumer<Note> notes,
                          EscalationStart calls, Predicate<String> isCalled, Consumer<Supplier<HealthSource.Part>> health,
                          Commands commands, Function<String, Text> nameOf, PlatformChannels channels) {}

    private final LeakRunner runner;
    private final LeakWatch watch;
    private final PlantRunner plant;
    private final InstrumentCheckRunner checks;
    private final EquipmentRecords equipment;
    private final WarningSkill skill;
    private final Pipelines pipelines;
    private final HouseholdStart.Started households;
    private final Function<PointId, Reading> last;

    private LeakStart(LeakRunner runner, LeakWatch watch, PlantRunner plant, InstrumentCheckRunner checks, EquipmentRecords equipment,
                      WarningSkill skill, Pipelines pipelines, HouseholdStart.Started households, Function<PointId, Reading> last) {
        this.households = households;
        this.last = last;
        this.watch = watch;
        this.equipment = equipment;
        this.skill = skill;
        this.checks = checks;
        this.runner = runner;
        this.plant = plant;
        this.pipelines = pipelines;
    }

    /** Starts it; {@code steps} stop it. */
    public static LeakStart start(LeakSettings settings, Database database, Sources sources, Clock clock, ThreadFactory threads,
                                  BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        ChangedGasAlarms alarms = new ChangedGasAlarms();
        sources.journal().addListener(alarms);
        alarms.begin(sources.present().get());
        Function<PointId, Reading> last = id -> {
            Point point = sources.registry().get().point(id);
            return point == null ? null : sources.last().apply(point);
        };
        StreetCalls streets = new StreetCalls(sources.registry(), sources.calls().notices()::isCalling, clock);
        sources.journal().addListener(streets);
        streets.begin(sources.present().get());
        LeakCalls calls = new LeakCalls(desk(sources.calls().notices()), new SiteIndex(sources.registry()), sources.isCalled(), streets);
        InstrumentCheckRunner checks = new InstrumentCheckRunner(new InstrumentCheckTables(database), sources.notes(), clock, threads, defects);
        checks.start();
        steps.started("instrument checks", checks::stop);
        LeakWatch watch = new LeakWatch(settings, checks);
        LeakRunner runner = new LeakRunner(watch, new LeakTables(database),
                new LeakRunner.Sources(sources.registry(), sources.stated(), last, alarms, new TamperingAlarms(sources.lanes(),
                        sources.present().get()),
                        sources.notes()), calls, clock, threads, defects);
        runner.start();
        steps.started("leaks", runner::stop);
        ForecastWatch forecasts = new ForecastWatch(sources.stated(), sources.stated().demoted(), ForecastWatch.Lines.of(sources.journal().log()),
                sources.stated()::demote, clock, threads, defects);
        forecasts.start();
        steps.started("forecasts", forecasts::stop);
        WarningSkill skill = new WarningSkill(forecasts::skill);
        sources.calls().remarkBy(skill::of);
        PlantRunner plant = new PlantRunner(new SumTables(database), new PlantRunner.Sources(sources.registry(), last,
                new StoredValues(sources.history(), clock), new PlantAlarms(sources.lanes(), sources.present().get()),
                forecasts::judgements), clock, threads, defects);
        database.onReturn(plant::storeIsBack);
        plant.start();
        steps.started("plant", plant::stop);
        Pipelines pipelines = PipelineStart.start(new PipelineTables(database), new PipelineStart.Sources(sources.registry(), last,
                sources.history(), sources.present().get(), sources.lanes(), sources.notes(), sources.health(), database::onReturn), clock, threads,
                defects, steps);
        EquipmentRecords equipment = EquipmentStart.start(database, new EquipmentStart.Sources(sources.registry(), sources.notes(),
                sources.calls().notices(), sources.isCalled(), sources.health(), sources.channels()), clock, threads, defects, steps);
        HouseholdStart.Started households = HouseholdStart.start(sources, database, clock, threads, defects, steps);
        LeakStart leaks = new LeakStart(runner, watch, plant, checks, equipment, skill, pipelines, households, last);
        sources.health().accept(leaks::health);
        return leaks;
    }

    private static LeakCalls.Desk desk(Notices notices) {
        return new LeakCalls.Desk(notices::call, notices::over, notices::isCalling, notices::decideBy);
    }

    /** The leaks, from memory. */
    public Leaks leaks() {
        return runner;
    }

    /** Takes who knows the special work at sites, which starts later than leaks. */
    public void workBy(SiteWork works) {
        watch.workBy(works);
    }

    /** What the API asks, from memory. */
    public LeakPorts ports() {
        return new LeakPorts(runner, pipelines, checks, equipment, skill, households.tasks(), last, households.names());
    }

    /** The tasks of field staff that stand open at posts. */
    public MatterSource matters() {
        return new FieldTaskBoard(households.tasks()).matters();
    }

    /** Health of leaks. Without their store they are degraded, because they are found and told all the same. */
    private HealthSource.Part health() {
        String problem = Stream.of(runner.problem(), plant.problem(), checks.problem()).filter(each -> !each.isEmpty()).findFirst().orElse("");
        return new HealthSource.Part("leaks", problem.isEmpty() ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                problem.isEmpty() ? null : problem);
    }
}
