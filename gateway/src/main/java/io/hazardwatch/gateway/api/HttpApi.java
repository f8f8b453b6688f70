package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.AccessGate;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.access.AccessLogRoutes;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.ApiKeyLogIn;
import io.hazardwatch.gateway.api.access.ApiKeyRoutes;
import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.access.BreakGlassRoutes;
import io.hazardwatch.gateway.api.access.ClaimRoutes;
import io.hazardwatch.gateway.api.access.CredentialArchiveRoutes;
import io.hazardwatch.gateway.api.access.CredentialRoutes;
import io.hazardwatch.gateway.api.access.OidcRoutes;
import io.hazardwatch.gateway.api.access.PasswordCheck;
import io.hazardwatch.gateway.api.access.PreferenceRoutes;
import io.hazardwatch.gateway.api.access.Reauthentication;
import io.hazardwatch.gateway.api.access.SecondFactorCheck;
import io.hazardwatch.gateway.api.access.SecondFactorRoutes;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.access.SecondPersonRoutes;
import io.hazardwatch.gateway.api.access.SessionRoutes;
import io.hazardwatch.gateway.api.access.SessionWriter;
import io.hazardwatch.gateway.api.access.Sessions;
import io.hazardwatch.gateway.api.access.UserRoutes;
import io.hazardwatch.gateway.api.alarms.AlarmRoutes;
import io.hazardwatch.gateway.api.alarms.CommandRoutes;
import io.hazardwatch.gateway.api.alarms.JournalRoutes;
import io.hazardwatch.gateway.api.alarms.LiveFeed;
import io.hazardwatch.gateway.api.alarms.PresentValues;
import io.hazardwatch.gateway.api.alarms.ReadingJson;
import io.hazardwatch.gateway.api.alarms.RecordRoutes;
import io.hazardwatch.gateway.api.analysis.BackTestRoutes;
import io.hazardwatch.gateway.api.analysis.FloodRoutes;
import io.hazardwatch.gateway.api.analysis.JournalCsvExport;
import io.hazardwatch.gateway.api.analysis.KpiRoutes;
import io.hazardwatch.gateway.api.answer.AnswerRoutes;
import io.hazardwatch.gateway.api.channels.ChannelApi;
import io.hazardwatch.gateway.api.channels.ReceiptRoutes;
import io.hazardwatch.gateway.api.duty.DutyFrames;
import io.hazardwatch.gateway.api.duty.DutyRoutes;
import io.hazardwatch.gateway.api.duty.PresenceRoutes;
import io.hazardwatch.gateway.api.duty.RollCallKpis;
import io.hazardwatch.gateway.api.duty.RosterApi;
import io.hazardwatch.gateway.api.escalation.CallNames;
import io.hazardwatch.gateway.api.escalation.CallRoutes;
import io.hazardwatch.gateway.api.escalation.ExerciseRoutes;
import io.hazardwatch.gateway.api.history.HistoryRoutes;
import io.hazardwatch.gateway.api.history.ReadingExportRoutes;
import io.hazardwatch.gateway.api.history.ReadingExports;
import io.hazardwatch.gateway.api.http.ApiPools;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.CallRates;
import io.hazardwatch.gateway.api.http.ConcurrencyLimit;
import io.hazardwatch.gateway.api.http.RepeatedCalls;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.RouteMethods;
import io.hazardwatch.gateway.api.ingest.DeviceApi;
import io.hazardwatch.gateway.api.leaks.LeakRoutes;
import io.hazardwatch.gateway.api.monitoring.MonitoringReportRoutes;
import io.hazardwatch.gateway.api.onboarding.OnboardingApi;
import io.hazardwatch.gateway.api.people.PeopleApi;
import io.hazardwatch.gateway.api.plant.DrawingRoutes;
import io.hazardwatch.gateway.api.plant.PointJson;
import io.hazardwatch.gateway.api.response.ResponseApi;
import io.hazardwatch.gateway.api.watchdog.WatchdogCheckRoutes;
import io.hazardwatch.gateway.api.weather.WeatherRoutes;
import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.connections.HttpConnections;
import io.hazardwatch.gateway.duty.exchange.ImportCounts;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.TlsCertificate;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The HTTP server: console, API, live feed, health, metrics and MQTT over WebSocket on one port.
 *
 * <p>Deploy one instance: all its state (sessions, live clients) belongs to its event loop.
 */
public final class HttpApi extends VerticleBase {
    private static final int BODY_BYTES_MAX = 64 * 1024;
    /** Long queries that run at the same time. */
    private static final int STUDIES_MAX = 2;
    private static final long TICK_MILLIS = 1_000;

    private final ApiSettings settings;
    private final ApiPorts ports;
    private final Clock clock;

    // event loop
    private LiveFeed feed;
    private PointJson points;
    private PresentValues values;
    private MqttWebSocketPipe mqtt;
    private ReadingExports evidence;
    private PasswordCheck passwords;
    private Sessions sessions;
    private SessionWriter sessionWriter;
    private AccessRecorder recorder;
    private volatile AccessJournal trace;
    private ApiKeyLogIn keys;
    private volatile OidcRoutes oidc;
    private volatile CallRates rates;
    private volatile RepeatedCalls repeated;
    private volatile ApiPools pools;
    private volatile HttpListener listener;
    private RouteMethods methods;
    private volatile int port = -1;

    /** @param ports what the API reads from other rooms, and the commands it sends to them */
    public HttpApi(ApiSettings settings, ApiPorts ports, Clock clock) {
        this.settings = settings;
        this.ports = ports;
        this.clock = clock;
    }

    /** The bound port, or -1 before the start. Any thread. */
    public int port() {
        return port;
    }

    /** Log-ins and signatures with a wrong secret, and those not tried because of too many. Any thread. */
    public long logInsRefused() {
        return trace.refusals();
    }

    /** Whether answers to repeatable commands cannot be stored and are in memory only. Any thread. */
    public boolean isRepetitionInMemoryOnly() {
        return repeated != null && repeated.isInMemoryOnly();
    }

    /** Calls refused because of their rate. Any thread. */
    public long callsRefused() {
        return rates.refused();
    }

    /** Pools that run its blocking work; empty before the start. Any thread. */
    public List<WorkerPool> pools() {
        return pools == null ? List.of() : pools.all();
    }

    /** Open and refused connections; null before the start. Any thread. */
    public ConnectionBounds bounds() {
        return listener == null ? null : listener.bounds();
    }

    /** State of the open connections; null before the start. Its counts may be read on any thread. */
    public HttpConnections connections() {
        return listener == null ? null : listener.connections();
    }

    /** Rows of imported rosters. Any thread. */
    public ImportCounts imports() {
        return ports.roster().imports();
    }

    /** Why the identity provider cannot be used; null if it can, or there is none. Any thread. */
    public String oidcTrouble() {
        return oidc == null ? null : oidc.trouble();
    }

    /** The certificate of the port; null without TLS. Any thread, once started. */
    public TlsCertificate certificate() {
        return listener.certificate();
    }

    @Override
    public Future<?> start() throws IOException {
        pools = ApiPools.of(vertx);
        listener = new HttpListener(vertx, settings, ports.server().webSockets().packetBytesMax(), ports.access().certificates().clients(), clock);
        ReadingJson readings = new ReadingJson(clock);
        points = new PointJson(ports.alarms().lastReading(), readings, ports.plant().tightened());
        values = new PresentValues(ports.alarms().view(), ports.plant().registry(), ports.alarms().lastReading(), readings, clock);
        feed = new LiveFeed(vertx, context, ports.alarms().view(), new DutyFrames(ports.duty()), values, ports.server().health()::isAwake, clock);
        mqtt = new MqttWebSocketPipe(vertx, ports.server().webSockets(), listener.connections()::known);
        evidence = new ReadingExports(ports.history(), ports.server().defects());
        trace = new AccessJournal(ports.access().notes(), ports.access().users(), clock);
        passwords = new PasswordCheck(vertx, pools.passwords(), ports.access().users(), trace, clock);
        keys = new ApiKeyLogIn(ports.access().keys(), ports.access().users(), pools.accounts(), clock);
        recorder = new AccessRecorder(ports.access().log(), pools.accounts(), settings.access().logDays(), clock);
        rates = new CallRates(settings.calls(), ports.ingest().enterprises(), clock);
        repeated = new RepeatedCalls(ports.access().answers(), pools.accounts(), clock);
        sessions = new Sessions(ports.access().users(), settings.access(), clock);
        sessions.restore(ports.access().sessions().restored());
        oidc = new OidcRoutes(vertx, settings.access().oidc(), ports.access(), sessions, pools.accounts(), trace, clock);
        sessionWriter = new SessionWriter(sessions, ports.access().sessions(), pools.accounts());
        vertx.setPeriodic(TICK_MILLIS, tick -> Stream.<Runnable>of(sessionWriter::tick, recorder::tick, repeated::tick, keys::tick, trace::tick,
                oidc::tick).forEach(Runnable::run));
        feed.start();
        trace.onChange(() -> vertx.runOnContext(next -> {
            feed.endThoseOfTheRevoked();
            evidence.endThoseOfTheRevoked();
        }));
        vertx.setPeriodic(LiveFeed.HEARTBEAT_MILLIS, tick -> evidence.endThoseOfTheRevoked());
        return listener.open(router()).onSuccess(bound -> port = bound);
    }

    @Override
    public Future<?> stop() {
        Stream.<Runnable>of(feed::stop, mqtt::stop, evidence::stop, trace::stop, oidc::stop).forEach(Runnable::run);
        Promise<Void> told = Promise.promise();
        vertx.runOnContext(next -> told.complete());
        return told.future().compose(done -> sessionWriter.stop()).compose(done -> repeated.stop())
                .compose(done -> recorder.stop()).compose(done -> listener.close()).onComplete(closed -> pools.close());
    }

    Router router() {
        SiteIndex sites = new SiteIndex(ports.plant().registry());
        SecondFactorCheck factors = new SecondFactorCheck(settings.access(), ports.access(), passwords, pools.accounts(), trace, clock);
        Authentication authentication = new Authentication(passwords, ports.access().users(), sessions, keys, factors, trace, clock);
        SessionRoutes sessionRoutes = new SessionRoutes(authentication, sessions, ports.access(), pools.passwords(), factors, trace, clock);
        Router router = guarded();
        mountOpen(router, authentication);
        router.post("/api/v1/session").handler(ctx -> rates.ofLogIn(ctx, passwords.isKnownBrowser(ctx)));
        sessionRoutes.mountLogIn(router);
        oidc.mount(router);
        Reauthentication again = new Reauthentication(authentication, sessions, ports.access().people(), trace, clock);
        AccessGate gate = new AccessGate(factors::mustEnrol, again, trace);
        router.route("/api/v1/*").handler(rates::ofStrangers).handler(authentication).handler(listener::known).handler(gate)
                .handler(ctx -> rates.ofCaller(ctx, AccessRecorder.keyOf(ctx)));
        WeatherRoutes weather = new WeatherRoutes(ports.weather(), clock);
        weather.mountBody(router);
        mountBodies(router);
        sessionRoutes.mount(router);
        again.mount(router);
        mountAccess(router, sites, authentication, factors);
        SecondPerson second = SecondPersonRoutes.mount(router, authentication, again, factors, ports.access(), pools.accounts(), trace, clock);
        mountAlarms(router, second);
        OnboardingApi.mount(router, ports.onboarding(), ports.plant().configuration(), second, sites, pools.imports(), clock);
        new PlantApi(ports, points, pools, trace, settings.map(), clock).mount(router, sites, second);
        new HistoryRoutes(ports.history(), ports.alarms().journal(), sites, pools.history(), clock).mount(router);
        CallNames names = new CallNames(ports.people()::directory);
        mountCalls(router, sites, names);
        mountAnalysis(router, sites);
        new DutyRoutes(ports.duty(), authentication, pools.duty(), clock).mount(router);
        PeopleApi.mount(router, ports.people(), pools.duty(), trace, ports.channels(), ports.roster().personOf(), ports.calls()::profile, clock);
        RosterApi.mount(router, ports.roster(), ports.channels().tests(), pools.duty(), trace, clock);
        ChannelApi.mount(router, ports.channels(), ports.people()::directory, names, ports.leaks().households(), clock);
        weather.mount(router);
        new LeakRoutes(ports.leaks(), sites, clock).mount(router);
        ResponseApi.mount(router, ports.response(), ports.weather(), sites, second, clock);
        router.get("/api/v1/live").handler(feed::handle);
        gate.requireRules(router);
        methods = new RouteMethods(router);
        return router;
    }

    /** Reads bodies, those of files before all others; then answers repeated commands. */
    private void mountBodies(Router router) {
        RosterApi.mountBodies(router);
        DrawingRoutes.mountBody(router);
        OnboardingApi.mountBodies(router);
        router.route("/api/v1/*").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX)).handler(repeated);
    }

    /** Routes outside of the gate: for those who are not logged in, or prove themselves otherwise. */
    private void mountOpen(Router router, Authentication authentication) {
        router.get("/mqtt").handler(mqtt::handle);
        new HealthRoutes(ports.server().health(), ports.server().scrape(), authentication, pools.metrics()).mount(router);
        new ConsoleFiles().mount(router);
        new AnswerRoutes(ports.answers().book(), ports.answers().tokens(), pools.journal(), clock).mount(router);
        new PresenceRoutes(ports.duty(), authentication, ports.answers().tokens(), clock).mount(router);
        DeviceApi.mount(router, vertx, ports.ingest(), ports.plant().registry(), ports.access(), pools, trace, listener.connections()::known, clock);
        new ReceiptRoutes(ports.channels().channels(), ports.channels().receipts()).mount(router);
        RosterApi.mountFeeds(router, ports.roster(), pools.duty(), clock);
    }

    /** Checks every request before its route, and records what is refused. */
    private Router guarded() {
        Router router = Router.router(vertx);
        ProblemHandler problems = new ProblemHandler(trace, ports.server().defects(), ports.server().health(), path -> methods.allowed(path));
        List.of(400, 404, 405, 413, 500).forEach(status -> router.errorHandler(status, problems));
        router.route().handler(new SecurityHeaders(settings.map().origin())).failureHandler(problems);
        router.route().handler(new RequestRules(settings)).handler(recorder);
        return router;
    }

    private void mountAccess(Router router, SiteIndex sites, Authentication authentication, SecondFactorCheck factors) {
        new SecondFactorRoutes(ports.access(), factors, authentication, sessions, pools.accounts(), trace, clock).mount(router);
        new CredentialRoutes(ports.access().credentials(), ports.access().certificates(), sites, pools.accounts(), trace).mount(router);
        new ClaimRoutes(ports.access().claims(), sites, pools.accounts(), trace, clock).mount(router);
        new CredentialArchiveRoutes(ports.access().credentials(), ports.access().archives(), sites, pools.accounts(), trace).mount(router);
        new ApiKeyRoutes(ports.access().keys(), ports.access().users(), pools.accounts(), trace, clock).mount(router);
        new BreakGlassRoutes(ports.access().sealed(), pools.passwords(), trace).mount(router);
        new PreferenceRoutes(ports.access().preferences(), pools.accounts(), clock).mount(router);
        new AccessLogRoutes(ports.access().log(), pools.journal()).mount(router);
        new UserRoutes(ports.access().people(), sites, ports.people()::directory, settings.access().threeAdministrators(),
                pools, sessions, trace).mount(router);
    }

    private void mountAlarms(Router router, SecondPerson second) {
        AlarmRoutes alarms = new AlarmRoutes(ports.alarms(), ports.plant().registry(), values, ports.leaks().skill()::json, pools.journal());
        alarms.mount(router);
        new JournalRoutes(ports.alarms().journal(), ports.alarms().view().encoder(), pools.journal()).mount(router);
        new MonitoringReportRoutes(ports.alarms().journal(), pools.journal(), clock).mount(router);
        new CommandRoutes(ports.alarms().commands(), alarms, second).mount(router);
    }

    private void mountCalls(Router router, SiteIndex sites, CallNames names) {
        new RecordRoutes(ports.alarms().rejects(), ports.alarms().notices(), ports.calls(), names, sites, pools.journal()).mount(router);
        new CallRoutes(ports.calls(), names, sites, ports.roster().personOf(), pools.journal()).mount(router);
        new ExerciseRoutes(ports.exercises(), names, sites, ports.people()::directory, pools.journal()).mount(router);
        new WatchdogCheckRoutes(ports.forcedMiss()).mount(router);
    }

    /** Routes that read large amounts of data; they share one concurrency limit. */
    private void mountAnalysis(Router router, SiteIndex sites) {
        new ReadingExportRoutes(sites, evidence, trace, ports.ingest().enterprises(), clock).mount(router);
        ConcurrencyLimit limit = new ConcurrencyLimit(STUDIES_MAX);
        new KpiRoutes(ports.analysis().kpis(), new RollCallKpis(ports.duty()), limit, pools.studies(), clock).mount(router);
        new BackTestRoutes(ports.history(), ports.analysis().drafts(), sites, limit, pools.studies(), clock).mount(router);
        new JournalCsvExport(ports.analysis().kpis(), pools.journal(), trace, clock).mount(router);
        new FloodRoutes(ports.analysis().kpis(), sites, pools.studies(), clock).mount(router);
    }
}
