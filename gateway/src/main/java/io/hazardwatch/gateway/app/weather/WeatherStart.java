package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.hazardwatch.gateway.weather.book.WeatherConfiguration;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import io.hazardwatch.gateway.weather.json.WarningJson;
import io.hazardwatch.gateway.weather.tables.WeatherTables;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Creates and connects the parts of weather. */
public final class WeatherStart {
    /**
     * What weather needs from other rooms.
     *
     * @param journal takes notes; never blocks
     * @param notices calls people until somebody answers; never blocks
     */
    public record Sources(Supplier<Registry> registry, OnDuty onDuty, SystemAlarms alarms, Consumer<Note> journal,
                          Notices notices) {}

    private final WeatherRunner runner;
    private final WeatherBook book;

    private WeatherStart(WeatherRunner runner, WeatherBook book) {
        this.runner = runner;
        this.book = book;
    }

    /** Starts it; {@code steps} stop it. */
    public static WeatherStart start(WeatherSettings settings, Database database, Sources sources, Vertx vertx, Clock clock,
                                     ThreadFactory threads, BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        DutyRecipients recipients = new DutyRecipients(sources.onDuty(), sources.registry());
        WeatherCalls calls = new WeatherCalls(sources.notices(), new WarningCallRules(recipients, clock));
        WeatherBook book = new WeatherBook(new WeatherTables(database), new PlanInForce(settings, sources.registry()),
                recipients, new JournaledWeather(sources.journal(), calls, clock));
        WarningReader reader = new WarningReader(
                new CapReader(settings.data().types(), settings.limits(), new CapSignatures(settings.authorities())),
                new WarningJson(settings.data().types(), settings.limits()), settings.limits(), clock::millis);
        WeatherRunner runner = new WeatherRunner(book, reader, settings.limits().bytesMax(), clock, threads, defects);
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

    /** Makes a plan anew when the registry was swapped. Weather thread. */
    private static final class PlanInForce implements Supplier<WeatherConfiguration> {
        private final Supplier<Registry> registry;
        private WeatherConfiguration plan;

        PlanInForce(WeatherSettings settings, Supplier<Registry> registry) {
            this.registry = registry;
            this.plan = new WeatherConfiguration(registry.get(), settings.data().actions(), settings.data().ofSites(), settings.data().answers());
        }

        @Override
        public WeatherConfiguration get() {
            Registry present = registry.get();
            if (plan.registry() != present) {
                plan = plan.with(present);
            }
            return plan;
        }
    }
}
