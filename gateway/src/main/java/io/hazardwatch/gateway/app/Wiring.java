package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiPorts;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.HttpApi;
import io.hazardwatch.gateway.api.ServerPorts;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmPorts;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.hazards.HazardRecords;
import io.hazardwatch.gateway.api.ingest.IngestCounters;
import io.hazardwatch.gateway.api.ingest.IngestPorts;
import io.hazardwatch.gateway.api.plant.PlantPorts;
import io.hazardwatch.gateway.api.plant.SearchWarmUp;
import io.hazardwatch.gateway.app.duty.DutyStart;
import io.hazardwatch.gateway.app.duty.PositionWatch;
import io.hazardwatch.gateway.app.duty.RosterStart;
import io.hazardwatch.gateway.app.escalation.CallPlanner;
import io.hazardwatch.gateway.app.escalation.EscalationGate;
import io.hazardwatch.gateway.app.escalation.EscalationStart;
import io.hazardwatch.gateway.app.escalation.ReminderNotices;
import io.hazardwatch.gateway.app.hazards.HazardStart;
import io.hazardwatch.gateway.app.lanes.CurrentRegistry;
import io.hazardwatch.gateway.app.lanes.InboxSizing;
import io.hazardwatch.gateway.app.lanes.JoinedLaneOutputs;
import io.hazardwatch.gateway.app.lanes.LaneCommands;
import io.hazardwatch.gateway.app.lanes.LaneCreation;
import io.hazardwatch.gateway.app.lanes.LaneIngests;
import io.hazardwatch.gateway.app.lanes.LaneModes;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.lanes.OverlayFile;
import io.hazardwatch.gateway.app.lanes.PointsInAlarm;
import io.hazardwatch.gateway.app.lanes.StoredReadingsWarmUp;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.leaks.LeakStart;
import io.hazardwatch.gateway.app.onboarding.DoctorSources;
import io.hazardwatch.gateway.app.onboarding.OnboardingStart;
import io.hazardwatch.gateway.app.process.DataFolder;
import io.hazardwatch.gateway.app.process.DataLock;
import io.hazardwatch.gateway.app.process.DescriptorBudget;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.process.SupervisedThreads;
import io.hazardwatch.gateway.app.response.ResponseStart;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.app.supervision.CertificateWatch;
import io.hazardwatch.gateway.app.supervision.ConfigurationAlarms;
import io.hazardwatch.gateway.app.supervision.DataFileWatch;
import io.hazardwatch.gateway.app.supervision.DatabaseFileWatch;
import io.hazardwatch.gateway.app.supervision.Health;
import io.hazardwatch.gateway.app.supervision.LoggedHistoryProblems;
import io.hazardwatch.gateway.app.supervision.Meters;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.app.supervision.SystemWatch;
import io.hazardwatch.gateway.app.views.DrawingFiles;
import io.hazardwatch.gateway.app.views.HistoryView;
import io.hazardwatch.gateway.app.views.Views;
import io.hazardwatch.gateway.app.weather.WeatherStart;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.notify.ChatterFilter;
import io.hazardwatch.gateway.notify.channel.WebhookPlanner;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.settings.process.SettingsWatcher;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The only class that knows every room: creates them, gives each what it needs from the others, starts and stops them in order.
 * Main thread.
 */
final class Wiring {
    /** Transitions that may wait for the disk before the lanes stop taking readings. */
    private static final int JOURNAL_QUEUE_CAPACITY = 20_000;

    // Valid for the life of the process.
    private final Settings settings;
    private final Path config;
    /** Created before anything is started, so that an edit during the start is not missed. */
    private final SitesWatcher sitesWatcher;
    private final SettingsWatcher settingsWatcher;
    private final CurrentRegistry plant;
    private TightenedPlant limits;
    private final Clock clock = Clock.SYSTEM;
    private final ErrorSink defects = new ErrorSink();
    private final SupervisedThreads threads = new SupervisedThreads(defects::caught);
    private final Meters meters = new Meters(clock);
    private final EnterpriseQuotas enterprises;
    private final Quarantine quarantine;
    private final WebSocketConnections piped;
    private DoctorSources doctor;
    private final ShutdownStack steps = new ShutdownStack();
    private final CertificateWatch certificates = new CertificateWatch(defects, threads);
    private final SystemAlarms systemAlarms = new SystemAlarms(clock);
    private final IntakeWiring intake;

    // Created by start, in this order.
    private DescriptorBudget descriptors;
    private EventLoops loops;
    private AccountsStart store;
    private CertificatesStart devices;
    private final EscalationGate gate = new EscalationGate();
    private ChatterFilter chatter;
    private AlarmJson alarmJson;
    private AlarmView alarmView;
    private SqliteJournal journal;
    private EmergencyChannelsStart emergency;
    private PointsInAlarm inAlarm;
    private History history;
    private SnapshotReservation snapshots;
    private Lanes lanes;
    private StoredReadingsWarmUp refill;
    private NotifyWiring notices;
    private Health health;
    private volatile HttpApi httpApi;
    private LaneIngests ingests;
    private Reloader reloader;

    Wiring(Settings settings, Path config, SitesWatcher sites, SettingsWatcher settingsFiles, Registry registry) {
        this.settings = settings;
        this.piped = new WebSocketConnections(settings.mqtt().packetBytesMax());
        this.plant = new CurrentRegistry(registry);
        this.enterprises = new EnterpriseQuotas(settings.quotas(), clock);
        this.quarantine = new Quarantine(enterprises);
        this.intake = new IntakeWiring(settings, steps, meters, defects, clock);
        this.config = config;
        this.sitesWatcher = sites;
        this.settingsWatcher = settingsFiles;
        sites.connect(next -> ConfigurationRemovals.between(plant.get(), next, inAlarm.all(), inAlarm.critical()),
                next -> limits.configure(next, this::reload));
    }

    void start(String adminPassword) throws Exception {
        DataFolder.prepare(settings.dataDirectory());
        DataLock lock = DataLock.take(settings.dataDirectory());
        steps.started("data lock", lock::release);
        limits = new TightenedPlant(plant, new OverlayFile(settings.dataDirectory()));
        meters.start();
        steps.started("meters", meters::stop);
        descriptors = DescriptorBudget.ofThisProcess(settings.api().limits().connectionsMax(), settings.mqtt().connectionsMax(),
                settings.hj212().connectionsMax() + settings.gb26875().connectionsMax() + settings.modbus().connectionsMax());
        boolean ranBefore = SqliteDatabase.isIn(settings.dataDirectory());
        QuarantineStart.start(quarantine, enterprises, settings, threads, meters, steps);
        startAccounts(adminPassword);
        Collection<Alarm> recovered = startJournal();
        startHistory();
        startLanes(recovered);
        startRefill();
        startLoops();
        notices = NotifyWiring.start(settings, settingsWatcher, journal.outbox(), alarmJson, new NotifyWiring.Surroundings(loops.own(), clock,
                defects, steps, meters, systemAlarms, store));
        startHttpApi();
        startIntake();
        reloader.start();
        steps.started("reloader", reloader::stop);
        certificates.start();
        steps.started("certificates", certificates::stop);
        steps.started("system watch", new SystemWatch(systemAlarms, plant, lanes, history, store.database()::health, intake::connections, clock)
                .start(loops.own()));
        steps.started("database file", new DatabaseFileWatch(store.database(), loops.own()).start());
        DataFileWatch files = new DataFileWatch(journal, store.database(), settings.dataDirectory(), systemAlarms, health, threads, defects::caught);
        steps.started("data files", files::stop);
        files.start(ranBefore);
        WatchdogStart.start(journal, lanes, notices.loopback(), loops.own(), clock, defects, steps);
        steps.started("search warm-up", SearchWarmUp.start(plant.get(), threads, defects::caught)::stop);
    }

    void stop() {
        steps.stopAll();
    }

    private void startAccounts(String adminPassword) throws Exception {
        store = AccountsStart.open(settings, adminPassword, clock, threads);
        steps.started("database", store::close);
        store.tell(systemAlarms, settings.api().access().threeAdministrators());
        devices = CertificatesStart.open(store, settings, systemAlarms, clock);
    }

    private Collection<Alarm> startJournal() throws Exception {
        chatter = new ChatterFilter(new WebhookPlanner(settings.webhooks()));
        alarmJson = new AlarmJson(plant, id -> chatter.isChattering(id, clock.millis()));
        alarmView = new AlarmView(alarmJson);
        journal = SqliteJournal.open(settings.dataDirectory().resolve("journal.db"), JOURNAL_QUEUE_CAPACITY, new CallPlanner(chatter, gate),
                clock, defects::caught, threads);
        steps.started("journal", journal::close);
        Collection<Alarm> recovered = journal.recovered();
        alarmView.restore(recovered, journal.lastSeq());
        journal.addListener(chatter);
        journal.addListener(alarmView);
        journal.addListener(meters);
        inAlarm = new PointsInAlarm(recovered);
        journal.addListener(inAlarm);
        emergency = EmergencyChannelsStart.start(settings.emergency(), journal, clock, steps);
        meters.watch(journal, defects);
        return recovered;
    }

    private void startHistory() throws Exception {
        history = new History(settings.history(), settings.lanes(), plant::name, inAlarm::contains,
                new LoggedHistoryProblems(quarantine, defects, clock), clock::millis, threads);
        history.start();
        steps.started("history", history::stop);
        meters.watch(history);
    }

    private void startLanes(Collection<Alarm> recovered) throws IOException {
        snapshots = SnapshotReservation.open(settings.dataDirectory(), journal.lastSeq(), plant.get(), clock);
        meters.watch(snapshots.files());
        lanes = new Lanes(LaneCreation.of(settings, plant.get(), recovered, number -> new JoinedLaneOutputs(history.log(number), journal,
                snapshots.files().lane(number), defects), journal.notes(TransitionType.MODE_CHANGED), clock.millis()), clock, defects, threads);
        journal.onProgress(lanes::wakeAll);
        journal.start();
        lanes.start();
        steps.started("lanes", lanes::stop);
        systemAlarms.connect(lanes::report, recovered);
        reloader = new Reloader(sitesWatcher, settingsWatcher, lanes, new ConfigurationAlarms(systemAlarms),
                snapshots.beside(plant, () -> limits.look(this::reload, lanes::note, clock.millis())), clock, defects, threads);
        meters.watch(reloader);
        ingests = new LaneIngests(lanes, InboxSizing.of(settings), settings.decodeLimits(), quarantine, meters.stage("decode"));
        meters.watch(ingests, lanes);
    }

    /** Runs in parallel to the rest of the start: limits are monitored meanwhile, and windows hold their past once it is read. */
    private void startRefill() {
        refill = new StoredReadingsWarmUp(history, lanes, plant.get(), clock, defects, threads);
        refill.start();
        steps.started("refill", refill::stop);
    }

    private void startLoops() {
        loops = EventLoops.start(settings.mqtt().eventLoops());
        steps.started("event loops", () -> Startup.await(loops.close()));
    }

    private void startHttpApi() throws Exception {
        Views views = new Views(store.accounts(), journal, plant, settings.api().access().threeAdministrators());
        health = new Health(journal, history, lanes, refill::note, intake.subscribers(), notices::health, reloader::status, clock);
        health.watch(threads);
        health.watch(settings.dataDirectory());
        health.watch(store.database());
        emergency.reportTo(health);
        RosterStart roster = RosterStart.start(config, settings.roster(), settings.dataDirectory(), store, plant, systemAlarms, clock,
                defects::caught, loops.own(), steps);
        JournaledNotes notes = new JournaledNotes(journal);
        LaneCommands commands = new LaneCommands(lanes);
        EscalationStart calls = startCalls(roster, commands, notes);
        WeatherStart weather = WeatherStart.start(config, settings.weather(), store.database(), new WeatherStart.Sources(plant, limits, lanes::last,
                roster, systemAlarms, notes, calls.notices()), loops.own(), clock, threads, defects::caught, steps);
        LeakStart leaks = LeakStart.start(settings.leaks(), store.database(), new LeakStart.Sources(config, plant, limits, lanes::last, history,
                alarmView::openAlarms, lanes::report, journal, notes, calls, gate, health::add, commands, roster::nameOf, intake::channel), clock,
                threads, defects::caught, steps);
        ResponseStart response = ResponseStart.start(new ResponseStart.Sources(config, limits, alarmView, lanes::last, weather.weather(),
                roster.keyPeriods(), store.people()::directory, leaks::leaks, settings.api().address(), notes, journal::addListener,
                calls.notices(), calls::adviseBy), store.database(), clock, threads, defects::caught, steps);
        leaks.workBy(response.works());
        DutyStart duty = DutyStart.start(roster, store, new DutyStart.Sources(plant, alarmView, alarmJson, lanes::last,
                commands, systemAlarms, notes, calls.duty(), weather.weather(), response.matters().and(leaks.matters()), response.names(),
                leaks.ports().checks(), leaks.ports().equipment(), settings.duty()), clock, threads, defects::caught, steps);
        journal.addListener(duty.journal());
        OnboardingStart onboarding = startOnboarding(notes, calls);
        List.<Supplier<HealthSource.Part>>of(duty::health, onboarding::health, notices::channelHealth, calls::health, weather::health,
                response::health).forEach(health::add);
        ApiPorts ports = new ApiPorts(new ServerPorts(health, meters::scrape, piped, defects::caught), devices.access(views, store, settings,
                systemAlarms, notes, clock), new AlarmPorts(alarmView, views, commands, lanes::last, quarantine::recent,
                journal.outbox()::rowsOf, settings.alarms()), new PlantPorts(plant, new LaneModes(lanes), reloader, limits::tightened,
                new DrawingFiles(settings.dataDirectory())), new HistoryView(history, clock), AnalysisStart.start(settings, config, journal.log(),
                plant, health::isAwake, onboarding, new AnalysisStart.Surroundings(clock, defects, threads, steps)), duty.runner(), roster.roster(),
                store.people(), notices.channels(), calls.desk(), calls.exercises(), weather.weather(), response.ports(), leaks.ports(),
                calls.answers(), WatchdogStart.forcedMiss(settings.emergency(), journal, systemAlarms, loops.own(), clock, steps),
                PositionWatch.start(settings.positions(), plant, alarmView::openAlarms, roster.onDuty(), calls.duty(), systemAlarms, loops.own(),
                clock, steps), pushes(), onboarding.ports());
        listen(ports);
    }

    private EscalationStart startCalls(RosterStart roster, LaneCommands commands, JournaledNotes notes) throws IOException {
        return EscalationStart.start(new EscalationStart.Sources(journal, alarmView, alarmJson, plant, commands, systemAlarms, notes),
                new EscalationStart.Means(roster.chain(), store.people(), roster.keyPeriods(), notices.persons()), settingsWatcher::escalation,
                gate, settings.dataDirectory(), () -> settings.api().address(httpPort()), new EscalationStart.Surroundings(loops.own(), clock,
                threads, defects::caught, steps));
    }

    private OnboardingStart startOnboarding(JournaledNotes notes, EscalationStart calls) {
        HazardRecords hazards = HazardStart.start(store.database(), new HazardStart.Sources(plant, lanes::last, store.people()::directory, notes,
                calls.notices(), gate, health::add), clock, threads, defects::caught, steps);
        doctor = DoctorSources.of(plant, lanes, quarantine, devices.logIns(), journal, settings);
        return OnboardingStart.start(new OnboardingStart.Sources(config, settings.dataDirectory(), sitesWatcher,
                settings.weather().data(), reloader::publish, journal, notes, new HistoryView(history, clock), doctor, enterprises, hazards,
                devices.reminders(plant, store.database(), new ReminderNotices(calls.notices(), gate))), store.database(), clock,
                threads, defects::caught, steps);
    }

    private void listen(ApiPorts ports) throws Exception {
        httpApi = new HttpApi(settings.api().withConnectionsMax(descriptors.http()), ports, clock);
        Startup.listening("http " + settings.api().host() + ':' + settings.api().port(), loops.http().deployVerticle(httpApi));
        steps.started("api", () -> Startup.await(loops.http().undeploy(httpApi.deploymentID())));
        certificates.watch("http.tls", httpApi.certificate());
        health.watch(settings.api(), httpApi::oidcTrouble);
        meters.watch(httpApi);
    }

    private IngestPorts pushes() {
        IngestPorts pushes = new IngestPorts(devices.logIns(), ingests, quarantine, settings.mqtt().messagesPerSecondMax(), enterprises,
                new IngestCounters(), doctor.door());
        meters.watch(pushes.counters());
        return pushes;
    }

    private void startIntake() throws Exception {
        intake.start(new IntakeWiring.Ports(loops.doors(), plant, devices.logIns(), ingests, quarantine,
                doctor.door(), piped, enterprises, devices.certificates().clients(), threads), descriptors.mqtt(), certificates);
        intake.parts().forEach(health::add);
        health.add(snapshots::health);
        health.add(() -> new HealthSource.Part("quotas", HealthSource.Status.UP, enterprises.hint()));
    }

    private boolean reload(Registry next) {
        return RegistryReload.apply(next, plant, lanes, snapshots);
    }

    String httpScheme() {
        return httpApi.certificate() == null ? "http" : "https";
    }

    int httpPort() {
        return httpApi == null ? -1 : httpApi.port();
    }

    /** The inputs, for their ports. */
    IntakeWiring intake() {
        return intake;
    }

    Optional<String> firstPassword() {
        return Optional.ofNullable(store.firstPassword());
    }
}
