package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.accounts.SecretSeal;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessPorts;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmPorts;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.analysis.Analysis;
import io.hazardwatch.gateway.api.analysis.KpiQueries;
import io.hazardwatch.gateway.api.analysis.RuleDrafts;
import io.hazardwatch.gateway.api.duty.DutyRoster;
import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.plant.PlantPorts;
import io.hazardwatch.gateway.api.plant.UnitModes;
import io.hazardwatch.gateway.api.position.ConsoleBook;
import io.hazardwatch.gateway.api.position.PositionPorts;
import io.hazardwatch.gateway.api.response.ResponsePorts;
import io.hazardwatch.gateway.duty.exchange.ImportCounts;
import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.history.rollup.SteppedSeries;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.NoticeState;
import io.hazardwatch.gateway.kpi.ConfiguredAlarms;
import io.hazardwatch.gateway.kpi.KpiCalculator;
import io.hazardwatch.gateway.kpi.KpiReport;
import io.hazardwatch.gateway.kpi.ObservedPeriod;
import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The rooms behind the API, in memory, and the API itself on a free port. */
public final class Desk implements AutoCloseable {
    public static final long START = 1_763_781_234_567L;
    public static final PointId GAS = PointId.parse("huarun-gas/lpg-depot-01/gd-07/lel");
    public static final PointId OTHER = PointId.parse("north-chem/tank-farm-02/tk-01/level");

    public final Vertx vertx = Vertx.vertx();
    public final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    final List<JournalEntry> journal = new ArrayList<>();
    public final Queue<Note> notes = new ConcurrentLinkedQueue<>(); // what was journaled beside alarms
    public volatile String criticalMode; // the mode that takes two persons; null = none does
    final Map<String, UnitMode> modes = new ConcurrentHashMap<>();
    final Map<String, Alarm> newest = new TreeMap<>();
    private final AlarmBook book = new AlarmBook();
    private final Clock clock;
    final Registry registry = Registry.of(List.of(DeskPlant.site(GAS, 0, "城北液化气储配站", "North LPG depot"),
            DeskPlant.site(OTHER, 1, "北区罐区", "North tank farm")));
    final Set<String> chattering = ConcurrentHashMap.newKeySet();
    final AlarmView view = new AlarmView(new AlarmJson(() -> registry, chattering::contains));
    final DeskDrawings drawings = new DeskDrawings();
    public final DeskSecondPersons secondPersons = new DeskSecondPersons();
    final JournaledSessions journaled = new JournaledSessions();
    final StubConfiguration configuration = new StubConfiguration(journaled);
    public final StubHealth health = new StubHealth();
    public final List<HealthSource.Part> parts = health.parts();
    public final HttpApi front;
    private volatile Reading last = new Reading(GAS, START, START + 20, 52.1, Quality.GOOD);
    public final DeskUsers users = new DeskUsers();
    public final DeskArchives archives = new DeskArchives();
    public final DeskGlass glass = users.glass;
    public final DeskSessions sessions = new DeskSessions();
    public final DeskAccessLog accessLog = new DeskAccessLog();
    public final DeskAnswers answers;
    public final DeskApiKeys apiKeys = new DeskApiKeys();
    final DeskPreferences preferences = new DeskPreferences();
    final DeskDuty duty = new DeskDuty(journaled);
    final DeskPeople people = new DeskPeople();
    final DeskPushes pushes = new DeskPushes();
    final DeskWeather weather = new DeskWeather(registry, journaled);
    final DeskProposals proposals = new DeskProposals(journaled);
    final DeskLeaks leaks = new DeskLeaks();
    final DeskPermits permits = new DeskPermits(() -> registry, journaled);
    public final DeskWarnings warnings = new DeskWarnings(journaled);
    final DeskNeighbourCalls neighbourCalls = new DeskNeighbourCalls(journaled);
    final DeskInstrumentChecks instrumentChecks = new DeskInstrumentChecks(journaled);
    final DeskCalls calls = new DeskCalls(journaled);
    final DeskExercises exercises = new DeskExercises(journaled);
    final ConsoleBook consoles = new ConsoleBook();
    final DeskPhones phones = new DeskPhones(vertx, people.subscriptions(), people.tests());
    final WebSocketConnections piped = new WebSocketConnections(256 << 10);
    public volatile StoreException storeRefusal; // what the store says instead of an answer; null = it answers
    public volatile List<Period> watched; // when the gateway watched; null = always
    public volatile int notShownYet; // how often the store has still to be asked until it shows what it took

    public Desk(Clock clock) {
        this(clock, ApiSettings.plain(0, HttpLimits.STANDARD));
    }

    /** @param before the answers of a gateway that ran before, if any */
    public Desk(Clock clock, ApiSettings settings, DeskAnswers... before) {
        this.clock = clock;
        this.answers = before.length == 0 ? new DeskAnswers() : before[0];
        users.sites = new SiteIndex(() -> registry);
        ApiPorts ports = new ApiPorts(
                new ServerPorts(health, () -> "hazardwatch_readings_total 7\n", piped, (where, defect) -> defects.add(defect)),
                new AccessPorts(users, new DeskStaff(users), new DeskCredentials(), new DeskCertificates(), new DeskClaims(), archives,
                        sessions, apiKeys,
                        new SecondFactors(new DeskFactors(), SecretSeal.ofProcess()), glass, preferences, accessLog, answers, secondPersons,
                        note -> notes.add(journaled.of(note))),
                new AlarmPorts(view, new DeskBooks(this, journal, newest), journaled.of(this::submit), point -> reading(point),
                        Desk::rejects, Desk::notices,
                        AlarmPolicy.STANDARD), new PlantPorts(() -> registry, new Modes(), configuration,
                id -> id.equals(GAS) ? Map.of(DeskPlant.tightened(GAS), DeskPlant.tightenable()) : Map.of(), drawings), new Store(),
                new Analysis(new Figures(), (present, rule) -> new RuleDrafts.Draft(present, List.of())), duty,
                new DutyRoster(SaidRoster.book(registry), person -> Text.of(person), Object::toString, List::of, account -> account.replace('.', '-'),
                        people.calendar(), Object::toString, new ImportCounts()), people.book(),
                phones.ports(), calls, exercises, weather, new ResponsePorts(permits, warnings, new DeskCards(), neighbourCalls),
                instrumentChecks.ports(leaks), DeskCalls.answers(), calls.forcedMiss(),
                new PositionPorts(new Figures().positions(), consoles), pushes.ports(clock), proposals.ports());
        front = new HttpApi(settings, ports, clock);
        await(vertx.deployVerticle(front).toCompletionStage());
    }

    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    public String url() {
        return "http://127.0.0.1:" + front.port();
    }

    /** Commits a note to the books. */
    public synchronized void note(Note note) {
        journal.add(new JournalEntry(journal.size() + 1L, note.atMillis() + 1, 0, note));
    }

    /** Commits one transition as the journal would: to the books, then to the view. */
    public synchronized JournalEntry commit(Transition transition) {
        JournalEntry entry = new JournalEntry(journal.size() + 1L, transition.atMillis() + 1, 0, transition);
        journal.add(entry);
        newest.put(transition.after().id(), transition.after());
        book.restore(List.of(transition.after()));
        view.committed(List.of(entry));
        return entry;
    }

    /** The alarm changes, and no console hears of it. */
    synchronized void change(Alarm alarm) {
        newest.put(alarm.id(), alarm);
        book.restore(List.of(alarm));
    }

    public Alarm raise(PointId point, Priority priority, long atMillis) {
        Alarm alarm = Alarms.raised(point, priority, atMillis);
        commit(Alarms.transition(null, alarm, TransitionType.ALARM_RAISED, Transition.SYSTEM));
        return alarm;
    }

    synchronized CompletionStage<Transition> submit(AlarmCommand command, String session) {
        String rule = command.alarmId().substring(command.alarmId().lastIndexOf('.') + 1);
        Point point = registry.point(command.point());
        RuleContext footing = point == null ? RuleContext.NONE : new RuleContext(ConfiguredRule.of(point, rule), RuleStatus.NORMAL);
        List<Transition> made = book.on(command, footing, clock.millis() + 5000).stream().map(done -> done.by(session)).toList();
        made.stream().filter(transition -> transition.refusal() == null).forEach(this::commit);
        Alarm alarm = newest.get(command.alarmId());
        return CompletableFuture.completedFuture(!made.isEmpty() ? made.getLast()
                : new Transition(alarm, alarm, null, false, null, START, command.actor(), ""));
    }

    /** The gas detector reads that; it arrives 20 ms later. */
    public void read(long atMillis, double value, Quality quality) {
        last = new Reading(GAS, atMillis, atMillis + 20, value, quality);
    }

    private Reading reading(Point point) {
        return point.id().equals(GAS) ? last : null;
    }

    private static List<Rejected> rejects(String enterprise) {
        MessageOrigin origin = new MessageOrigin("mqtt", "huarun-gas/gw-1", "gw-1", "huarun-gas",
                "hazard/v1/huarun-gas/lpg-depot-01/gd-07/telemetry");
        return enterprise.equals("huarun-gas")
                ? List.of(new Rejected(START, origin, RejectReason.NOT_JSON, "at byte 3", "{\"le", 4)) : List.of();
    }

    private static List<Notice> notices(String alarmId, int limit) {
        return List.of(new Notice(1, 1, alarmId, 1, 1, TransitionType.ALARM_RAISED, Priority.P1, "scada",
                NoticeState.ACCEPTED, 2, START, START, START + 300, null));
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage());
        people.close();
    }

    private final class Store implements HistoryQueries {
        @Override
        public SteppedSeries series(PointId point, long from, long to, long step, ZoneId zone) throws StoreException {
            requireStore();
            return new SteppedSeries(step == 0 ? 60_000 : step, new Series(new long[] {from}, new double[] {1},
                    new double[] {2}, new double[] {3}, new double[] {Double.NaN}, new long[] {4}, new long[] {2}, new long[] {1}));
        }

        /** A reading a second. */
        @Override
        public void page(PointId point, long from, long to, ReadingBatch page) throws StoreException {
            requireStore();
            for (long t = Math.ceilDiv(from, 1000) * 1000; t < to && !page.isFull(); t += 1000) {
                page.add(point, t, t / 1000 % 60, Quality.GOOD.code());
            }
        }

        @Override
        public void awaitShown() throws StoreException {
            if (notShownYet > 0) {
                notShownYet--;
                throw new StoreException("the log is not applied yet", true, null);
            }
        }

        @Override
        public long waitingReadings() {
            return 7;
        }

        private void requireStore() throws StoreException {
            if (storeRefusal != null) {
                throw storeRefusal;
            }
        }
    }

    /** What the journal holds, as figures and lines. */
    private final class Figures implements KpiQueries {
        @Override
        public List<OperatingPosition> positions() {
            return List.of(new OperatingPosition("gas-desk", Text.of("gas desk"), List.of("huarun-gas")),
                    new OperatingPosition("night-desk", Text.of("night desk"), List.of("huarun-gas", "north-chem/tank-farm-02")));
        }

        @Override
        public KpiReport report(OperatingPosition position, Period period) {
            return new KpiCalculator(position, watched == null ? ObservedPeriod.whole(period) : ObservedPeriod.of(period, watched),
                    ConfiguredAlarms.of(registry, position), List.of()).report();
        }

        @Override
        public List<JournalEntry> entries(OperatingPosition position, Period period, JournalEntry last) {
            synchronized (Desk.this) {
                return journal.stream().filter(entry -> last == null || entry.seq() > last.seq())
                        .filter(entry -> position.covers(entry.transition().after().point().enterprise(),
                                entry.transition().after().point().site())).limit(2).toList();
            }
        }
    }

    private final class Modes implements UnitModes {
        @Override
        public UnitMode of(String enterprise, String site, String unit) {
            return modes.get(enterprise + '/' + site + '/' + unit);
        }

        @Override
        public CompletionStage<ModeOutcome> submit(UnitMode said) {
            if (said.mode().equals(criticalMode) && said.second() == null) {
                return CompletableFuture.completedFuture(ModeOutcome.NEEDS_SECOND_PERSON);
            }
            journaled.note(said.session());
            modes.put(said.enterprise() + '/' + said.site() + '/' + said.unit(), said);
            return CompletableFuture.completedFuture(ModeOutcome.TAKEN);
        }
    }
}
