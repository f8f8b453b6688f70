package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.WeatherTablesWatcher;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WeatherConfiguration;
import io.hazardwatch.gateway.weather.book.WeatherData;
import io.hazardwatch.gateway.weather.cap.CapReader;
import io.hazardwatch.gateway.weather.cap.CapSignatures;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import io.hazardwatch.gateway.weather.json.WarningJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables in force. Files that change are read anew within seconds; files with mistakes change nothing and raise the system alarm
 * {@code weather/tables}. Weather thread; the tables on any.
 */
final class TableReload implements Supplier<WeatherConfiguration> {
    private static final Logger LOG = LoggerFactory.getLogger(TableReload.class);
    private static final long PERIOD_MILLIS = 2_000;

    private final WeatherSettings settings;
    private final WeatherTablesWatcher files;
    private final Supplier<Registry> registry;
    private final Supplier<Registry> configured;
    private final SystemAlarms alarms;
    private final Clock clock;
    private final CapSignatures signatures;
    private long lookedMillis;
    private volatile WeatherData data;
    private WeatherConfiguration plan;

    /** @param configured the site files, without limits that are tighter for a while */
    TableReload(WeatherSettings settings, WeatherTablesWatcher files, Supplier<Registry> registry, Supplier<Registry> configured, SystemAlarms alarms,
                Clock clock) {
        this.settings = settings;
        this.files = files;
        this.registry = registry;
        this.configured = configured;
        this.alarms = alarms;
        this.clock = clock;
        this.signatures = new CapSignatures(settings.authorities());
        this.data = settings.data();
        this.plan = plan(registry.get());
    }

    private WeatherConfiguration plan(Registry present) {
        return new WeatherConfiguration(present, data.actions(), data.ofSites(), data.answers(), data.codes());
    }

    WeatherData data() {
        return data;
    }

    /** Reads messages by the event types in force. */
    WarningReader reader() {
        return new WarningReader(new CapReader(data.types(), settings.limits(), signatures), new WarningJson(data.types(), settings.limits()),
                settings.limits(), clock::millis);
    }

    /** Raises or clears the alarm that soon no warning can be taken. */
    void reportFull(boolean isAlmostFull) {
        alarms.set(isAlmostFull, "weather", "full",
                new Text("生效的气象预警过多，即将无法接收新预警", "so many weather warnings have not ended that soon none can be taken"),
                Priority.P2);
    }

    /** Whether other tables are in force now. */
    boolean look(long nowMillis) {
        if (Math.abs(nowMillis - lookedMillis) < PERIOD_MILLIS || !files.isChanged()) {
            return false;
        }
        lookedMillis = nowMillis;
        WeatherTablesWatcher.Result read = files.read();
        List<SettingsProblem> problems = new ArrayList<>(read.problems());
        problems.addAll(WeatherTablesWatcher.problems(read.data(), configured.get()));
        String first = problems.isEmpty() ? "" : problems.getFirst().toString();
        alarms.set(!problems.isEmpty(), "weather", "tables", new Text("气象预警表格未重新加载：" + first, "the tables of weather were not reloaded: " + first),
                Priority.P3);
        problems.forEach(problem -> LOG.error("weather tables not reloaded: {}", problem));
        if (problems.isEmpty()) {
            data = read.data();
            plan = plan(registry.get());
            LOG.info("weather tables reloaded");
        }
        return problems.isEmpty();
    }

    @Override
    public WeatherConfiguration get() {
        Registry present = registry.get();
        if (plan.registry() != present) {
            plan = plan(present);
        }
        return plan;
    }
}
