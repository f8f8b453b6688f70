package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.app.duty.RosterStart;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.WeatherTablesWatcher;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import io.hazardwatch.gateway.weather.tables.WeatherTables;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates and connects the parts of weather. */
public final class WeatherStart {
    /**
     * What weather needs from other rooms.
     *
     * @param limits  takes the limits that are tighter while warnings are in force
     * @param last    the newest reading of a point, or null; from memory
     * @param roster  who is on duty; takes what is tighter while warnings are in force
     * @param journal takes notes; never blocks
     * @param notices calls people until somebody answers; never blocks
     */
    public record Sources(Supplier<Registry> registry, TightenedPlant limits, Function<Point, Reading> last, RosterStart roster,
                          SystemAlarms alarms, Consumer<Note> journal, Notices notices) {}

    private final WeatherRunner runner;
    private final WeatherBook book;

    private WeatherStart(WeatherRunner runner, WeatherBook book) {
        this.runner = runner;
        this.book = book;
    }

    /**
     * Starts it; {@code steps} stop it.
     *
     * @param configuration folder of gateway.yaml, below which the tables are
     */
    public static WeatherStart start(Path configuration, WeatherSettings settings, Database database, Sources sources, Vertx vertx, Clock clock,
                                     ThreadFactory threads, BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        DutyRecipients recipients = new DutyRecipients(sources.roster().onDuty(), sources.registry());
        WeatherCalls calls = new WeatherCalls(sources.notices(), new WarningCallRules(recipients, clock));
        TableReload tables = new TableReload(settings, new WeatherTablesWatcher(configuration), sources.registry(), sources.limits(),
                sources.alarms(), clock);
        RequestSession session = new RequestSession();
        JournaledWeather listener = new JournaledWeather(sources.journal(), calls, session, clock);
        WeatherBook book = new WeatherBook(new WeatherTables(database), tables, recipients, listener);
        RestrictionEvaluation restrictions = new RestrictionEvaluation(sources.registry(), sources.last(), tables::data, listener);
        WeatherRunner runner = new WeatherRunner(book, restrictions, tables, sources.limits(), session, settings.limits().bytesMax(), clock,
                threads, defects);
        sources.roster().tighten(new WeatherPeriods(restrictions.found()));
        calls.reportTo(runner, clock::millis);
        runner.start();
        steps.started("weather", runner::stop);
        if (!settings.feeds().isEmpty()) {
            FeedRunner feeds = new FeedRunner(settings, runner, sources.alarms(), vertx, clock, threads, defects);
            feeds.start();
            steps.started("weather feeds", feeds::stop);
        }
        return new WeatherStart(runner, book);
    }

    /** The way to the weather's thread. */
    public Weather weather() {
        return runner;
    }

    /** Health of weather. Without its store it is degraded, because warnings are matched and told all the same. */
    public HealthSource.Part health() {
        String problem = book.storeProblem();
        long[] waiting = book.waiting();
        return problem.isEmpty() && waiting[1] == 0 ? new HealthSource.Part("weather", HealthSource.Status.UP, null)
                : new HealthSource.Part("weather", HealthSource.Status.DEGRADED,
                        problem + "; " + waiting[0] + " rows wait to be written, " + waiting[1] + " were dropped");
    }
}
