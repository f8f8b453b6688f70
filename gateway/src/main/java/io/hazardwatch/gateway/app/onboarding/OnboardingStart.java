package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.accounts.CertificateReminders;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.hazards.HazardRecords;
import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.onboarding.OnboardingPorts;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.QuotaKind;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.kpi.ChangeRecords;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalStore;
import io.hazardwatch.gateway.onboarding.Revision;
import io.hazardwatch.gateway.onboarding.publication.SiteFileWriter;
import io.hazardwatch.gateway.onboarding.tables.DoctorTable;
import io.hazardwatch.gateway.onboarding.tables.ImportMappingTable;
import io.hazardwatch.gateway.onboarding.tables.ProposalTables;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.WeatherTablesWatcher;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WeatherData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Creates and connects the parts of proposals. Main thread. */
public final class OnboardingStart implements ChangeRecords {
    /** Folder of what is kept about the configuration, below that of the data. */
    public static final String FOLDER = "configuration";

    /**
     * What proposals need from other rooms.
     *
     * @param config    folder of the configuration
     * @param data      folder of the data
     * @param tables    tables of weather, which name sites
     * @param publisher puts files in force
     * @param quotas    points that an enterprise may have
     * @param hazards   files of hazard sources and their stock books
     * @param certificates reminds of certificates of devices
     */
    public record Sources(Path config, Path data, SitesWatcher sites, WeatherData tables, SitePublisher publisher,
                          SqliteJournal journal, Consumer<Note> notes, HistoryQueries history, DoctorSources doctor,
                          EnterpriseQuotas quotas, HazardRecords hazards, CertificateReminders certificates) {}

    private final ProposalRunner runner;

    private final ProposalStore store;

    private final FileImports imports;

    private final DoctorRunner doctor;

    private final HazardRecords hazards;

    private final List<String> lost;

    private OnboardingStart(ProposalRunner runner, ProposalStore store, FileImports imports, DoctorRunner doctor, HazardRecords hazards,
                            List<String> lost) {
        this.hazards = hazards;
        this.lost = lost;
        this.doctor = doctor;
        this.runner = runner;
        this.store = store;
        this.imports = imports;
    }

    /** Starts it; {@code steps} stop it. */
    public static OnboardingStart start(Sources sources, Database database, Clock clock, ThreadFactory threads,
                                        BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        ProposalStore store = new ProposalTables(database);
        SiteFileWriter writer = writer(sources.config(), sources.data());
        SiteConfigurationFiles files = new SiteConfigurationFiles(sources.config(), sources.sites(),
                registry -> problems(sources, registry), sources.publisher(), writer);
        RequestSession session = new RequestSession();
        ProposalRunner runner = new ProposalRunner(new ProposalBook(store, files, writer,
                new ConfigurationNotes(sources.journal(), sources.notes(), session)), session, sources.history(), clock, threads, defects);
        List<String> lost = writer.lostInForce();
        runner.start();
        steps.started("proposals", runner::stop);
        DoctorRunner doctor = new DoctorRunner(new DoctorFacts(sources.doctor()), new DoctorTable(database),
                now -> sources.certificates().look(sources.doctor().registry().get(), now), clock, threads, defects);
        doctor.start();
        steps.started("doctor", doctor::stop);
        return new OnboardingStart(runner, store, new FileImports(files, new ImportMappingTable(database)), doctor, sources.hazards(), lost);
    }

    private static List<SettingsProblem> problems(Sources sources, Registry next) {
        List<SettingsProblem> problems = new ArrayList<>(WeatherTablesWatcher.problems(sources.tables(), next));
        Map<String, Long> before = points(sources.sites().inForce().registry());
        points(next).forEach((enterprise, count) -> {
            int most = sources.quotas().quota(enterprise).points();
            if (most > 0 && count > most && count > before.getOrDefault(enterprise, 0L)) {
                sources.quotas().exceeded(enterprise, QuotaKind.POINTS);
                problems.add(new SettingsProblem("sites", "points of " + enterprise, String.valueOf(count),
                        "must be at most " + most + ", by quotas"));
            }
        });
        return problems;
    }

    private static Map<String, Long> points(Registry registry) {
        return registry.points().stream().collect(Collectors.groupingBy(point -> point.id().enterprise(), Collectors.counting()));
    }

    /** The writer of a configuration whose data are in that folder. */
    public static SiteFileWriter writer(Path config, Path data) {
        return new SiteFileWriter(config, data.resolve(FOLDER));
    }

    /** Proposals and imports, for the API. */
    public OnboardingPorts ports() {
        return new OnboardingPorts(runner, imports, doctor, hazards);
    }

    /** Known since the first start that kept revisions. */
    @Override
    public int unapproved(OperatingPosition position, Period period) {
        try {
            List<Revision> kept = store.revisions(2, 1);
            return kept.isEmpty() || kept.getFirst().atMillis() >= period.to() ? -1 : (int) store.unapproved(period.from(), period.to()).stream()
                    .filter(each -> each.sites().stream().anyMatch(site -> position.covers(site.substring(0, site.indexOf('/')),
                            site.substring(site.indexOf('/') + 1)))).count();
        } catch (DatabaseAwayException away) {
            return -1;
        }
    }

    /** Their health: without the store files are watched all the same. */
    public HealthSource.Part health() {
        String problem = !lost.isEmpty() ? "what was in force before the start is lost, so it was not compared: " + lost : runner.problem();
        return new HealthSource.Part("proposals", problem.isEmpty() ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                problem.isEmpty() ? null : problem);
    }
}
