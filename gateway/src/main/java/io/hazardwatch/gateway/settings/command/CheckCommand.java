package io.hazardwatch.gateway.settings.command;

import io.hazardwatch.gateway.api.duty.PersonsInChargeCheck;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsLoader;
import io.hazardwatch.gateway.settings.process.WeatherTablesWatcher;
import io.hazardwatch.gateway.settings.roster.RosterDocument;
import io.hazardwatch.gateway.settings.roster.RosterFile;
import io.hazardwatch.gateway.settings.site.HeapEstimate;
import io.hazardwatch.gateway.settings.site.HouseholdFiles;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code check DIR}: reports everything a start would refuse, without starting. */
public final class CheckCommand {
    /** No problems. */
    public static final int OK = 0;
    /** There are problems. */
    public static final int REFUSED = 2;

    private final Map<String, String> environment;
    private final CommandLanguage language;

    /** @param environment contains the secrets */
    public CheckCommand(Map<String, String> environment) {
        this.environment = environment;
        this.language = new CommandLanguage(environment);
    }

    /**
     * Prints every problem of {@code directory}, or a summary of the configuration.
     *
     * @return the exit code
     */
    public int run(Path directory, PrintStream out) {
        return run(directory, false, out);
    }

    /** As {@link #run(Path, PrintStream)}; {@code allowEmpty} accepts a configuration without a site. */
    public int run(Path directory, boolean allowEmpty, PrintStream out) {
        LoadResult<Registry> sites = new SitesLoader(new PointIndexes(), Long.MAX_VALUE, environment).load(directory);
        LoadResult<Settings> settings = new SettingsLoader(environment).load(directory, Overrides.NONE);
        List<SettingsProblem> problems = new ArrayList<>(settings.problems());
        problems.addAll(sites.problems());
        if (settings instanceof LoadResult.Valid<Settings> valid && sites instanceof LoadResult.Valid<Registry> configured) {
            problems.addAll(WeatherTablesWatcher.problems(valid.value().weather().data(), configured.value()));
        }
        if (sites instanceof LoadResult.Valid<Registry> configured) {
            problems.addAll(HouseholdFiles.read(directory, configured.value()).problems());
        }
        problems.addAll(allowEmpty ? List.of() : SitesLoader.problemIfEmpty(sites));
        if (sites instanceof LoadResult.Valid<Registry> taken && problems.isEmpty()) {
            warn(directory, taken.value(), out);
            SlowGauges.lines(taken.value(), language.isChinese()).forEach(out::println);
            if (settings instanceof LoadResult.Valid<Settings> valid) {
                UnservedDevices.lines(taken.value(), valid.value(), language.isChinese()).forEach(out::println);
                PortsInClear.lines(valid.value(), language.isChinese()).forEach(out::println);
            }
            HeapEstimate.warning(taken.value().sites()).ifPresent(out::println);
            out.println("ok: " + taken.value().sites().size() + " sites, " + taken.value().points().size() + " points");
            return OK;
        }
        problems.forEach(problem -> out.println(language.said(problem)));
        out.println(language.count(problems.size()));
        return REFUSED;
    }

    /** Reports where the chain would reach nobody, if the people are those of the file; without a file nothing is known of people. */
    private static void warn(Path directory, Registry registry, PrintStream out) {
        if (Files.exists(directory.resolve(RosterFile.NAME))
                && RosterFile.load(directory) instanceof LoadResult.Valid<RosterDocument> people) {
            PersonsInChargeCheck.missing(registry, people.value().directory()).forEach(missing -> out.println("warning: " + missing.line()));
        }
    }
}
