package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.escalation.Chain;
import io.hazardwatch.gateway.escalation.ChainLevel;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.Recipient;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.OutboxPlanner;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.FailedMeans;
import io.hazardwatch.gateway.notify.person.PersonChannel;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.Urgency;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The calls over a real journal, with people and a provider that a test decides about. */
final class CallRig {
    /** Who has no means that works. */
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    final FakeProvider provider;
    final AlarmBook plant = new AlarmBook();
    final CopyOnWriteArrayList<ChainLevel> levels = new CopyOnWriteArrayList<>();
    volatile List<Sirens.Device> sirens = List.of();
    /** With whose calls they are switched on; null = after the last level. */
    volatile String sirenLevel;
    volatile EscalationSettings settings = EscalationSettings.STANDARD;
    final SystemAlarms systemAlarms;
    final ConcurrentLinkedQueue<FailedMeans> failed = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> raised = new ConcurrentLinkedQueue<>();
    final SqliteJournal journal;
    final EscalationRunner runner;
    final EscalationReceipts receipts;
    final JournaledCalls desk;
    final JournaledExercises exercises;
    final Notices notices;
    final JournaledAnswers page;
    final RulesByKind rules = new RulesByKind();
    private final Vertx vertx = Vertx.vertx();
    private final Clock clock;

    CallRig(Path file, Clock clock, FakeProvider provider) throws SQLException {
        this(file, clock, provider, provider);
    }

    /** With another provider, whose messages {@link #provider} does not see. */
    CallRig(Path file, Clock clock, PersonChannel channel) throws SQLException {
        this(file, clock, new FakeProvider(), channel);
    }

    private CallRig(Path file, Clock clock, FakeProvider provider, PersonChannel channel) throws SQLException {
        this.clock = clock;
        this.provider = provider;
        levels.addAll(List.of(level("one", 10, "ann"), level("two", 20, "bob")));
        OutboxPlanner nobody = transition -> List.of();
        journal = SqliteJournal.open(file, 20_000, new CallPlanner(nobody, enterprise -> true), clock, (where, defect) -> defects.add(defect));
        AlarmJson texts = new AlarmJson(() -> Registry.EMPTY);
        AlarmView view = new AlarmView(texts);
        plant.restore(journal.recovered());
        view.restore(journal.recovered(), journal.lastSeq());
        journal.addListener(view);
        systemAlarms = new SystemAlarms(clock);
        systemAlarms.connect(finding -> raised.add(finding.point().id().point()), List.of());
        EscalationMachine machine = new EscalationMachine(rules.timings(subject -> settings.timing(subject)));
        CallConditions conditions = new CallConditions(systemAlarms, journal::append);
        EscalationBook book = new EscalationBook(machine, (subject, now) -> new Chain(List.copyOf(levels)), conditions);
        book.matters.decideBy(rules);
        AlarmFacts facts = new AlarmFacts(view::alarm, new SiteIndex(() -> Registry.EMPTY), texts);
        AlarmCalls alarms = new AlarmCalls(book, facts, view::alarm, journal::alarm);
        InformationMessages news = new InformationMessages((person, urgency) -> unreachable.contains(person) ? List.of()
                : urgency == Urgency.URGENT ? officer(person).means()
                : List.of(new ContactMeans(ContactMeansKind.SMS, numberOf(person), 1L, "x"), new ContactMeans(ContactMeansKind.MAIL, person,
                        1L, "x")));
        CallAnswers answers = new CallAnswers(this::submit);
        runner = new EscalationRunner(journal.changes(), book, new MessageQueue(book, row -> List.of(channel), view::alarm),
                new MessageResults(book, Backoff.exact(1_000, 30_000), conditions, failed::add, news),
                texts(book, facts), alarms,
                (calls, now) -> calls.compare(view.openAlarms(), enterprise -> true, now), conditions,
                        new Sirens(book, this::sirens, conditions), clock, vertx, Thread::new,
                (where, defect) -> defects.add(defect));
        answers.connect(runner);
        receipts = new EscalationReceipts(runner, journal.changes(), answers, row -> Long.toString(4_000 + row.id), (where, defect) ->
                defects.add(defect));
        desk = new JournaledCalls(runner, machine, journal.changes(), answers, texts(book, facts)::facts, enterprise -> EscalationProfile.STANDARD,
                journal::append);
        exercises = new JournaledExercises(runner, journal.changes(), texts(book, facts)::facts, new SiteIndex(() -> Registry.EMPTY),
                journal::append);
        notices = new Notices(runner, answers, news, rules);
        page = new JournaledAnswers(journal.changes(), runner, answers, texts(book, facts)::facts, rules, id -> null, clock);
        journal.outbox().onRows(runner::wake);
        journal.start();
        runner.start();
    }

    private List<Sirens.Device> sirens(Escalation calls) {
        return EscalationStart.isReached(sirenLevel, calls, levels.stream().map(each -> new DutyLevel(null, each.id(), each.sequence(), null,
                null, List.of())).toList()) ? sirens : List.of();
    }

    private MessageTexts texts(EscalationBook book, AlarmFacts facts) {
        return new MessageTexts(book, facts, id -> null, row -> null, new TemplateRenderer(refused -> { }), rules);
    }

    static ChainLevel level(String id, int sequence, String... people) {
        return new ChainLevel(id, sequence, Stream.of(people).map(CallRig::officer).toList(), List.of(), List.of());
    }

    /** A telephone number of its own for each name. */
    static String numberOf(String person) {
        return "1380000" + (1_000 + Math.floorMod(person.hashCode(), 9_000));
    }

    private static Recipient officer(String person) {
        return new Recipient(person, List.of(new ContactMeans(ContactMeansKind.PUSH, person, 1L, "x"),
                new ContactMeans(ContactMeansKind.VOICE, numberOf(person), 1L, "x")));
    }

    private CompletionStage<Transition> submit(AlarmCommand command, String session) {
        Transition done;
        synchronized (plant) {
            done = Plant.on(plant, command, clock.millis());
        }
        if (done == null) {
            return CompletableFuture.completedFuture(new Transition(null, null, null, false, null, clock.millis(), command.actor(), ""));
        }
        commit(done);
        return CompletableFuture.completedFuture(done);
    }

    Alarm commit(Transition transition) {
        long ticket = journal.append(transition);
        Await.until("committed", () -> journal.committedTicket() >= ticket);
        return transition.after();
    }

    Alarm raise(String point, Priority priority) {
        return found(point, FindingType.RAISE, priority);
    }

    /** The same alarm becomes more urgent. */
    Alarm worsen(Alarm alarm, Priority priority) {
        return found(alarm.point().point(), FindingType.SEVERITY_UP, priority);
    }

    /** The condition has ended. */
    Alarm clear(Alarm alarm) {
        return found(alarm.point().point(), FindingType.CLEAR, alarm.priority());
    }

    private Alarm found(String point, FindingType what, Priority priority) {
        Transition found;
        synchronized (plant) {
            found = Plant.on(plant, Plant.finding(Plant.point(point, "%"), "high", RuleKind.LIMIT, what, "HH", priority, false, 90),
                    clock.millis());
        }
        return commit(found);
    }

    /** Raises many in one commit. */
    List<Alarm> raiseMany(int count, Priority priority) {
        List<Transition> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Plant.on(plant, Plant.finding(Plant.point(priority.name().toLowerCase(Locale.ROOT) + "-" + i, "%"), "high",
                    RuleKind.LIMIT, FindingType.RAISE, "HH", priority, false, 90), clock.millis()));
        }
        all.forEach(journal::append);
        return all.stream().map(Transition::after).toList();
    }

    void acknowledge(Alarm alarm, String person) {
        submit(new AlarmCommand.Acknowledge(alarm.id(), alarm.point(), person, alarm.occurrence(), alarm.annSeq(), ""), null);
    }

    /** Answers the last message a person was sent by a means, once the runner has handed it over. */
    void receipt(String person, ContactMeansKind means, ReceiptOutcome outcome) {
        Await.until(person + " is called by " + means, () -> provider.taken.stream().anyMatch(message -> message.person().equals(person)
                && message.means() == means));
        String key = provider.taken.stream().filter(message -> message.person().equals(person) && message.means() == means)
                .reduce((earlier, later) -> later).orElseThrow().key();
        receipts.received(new DeliveryReceipt("fake", null, key, outcome, clock.millis(), null));
    }

    /** Stops at once: what is under way is lost, as when the process dies. */
    void kill() throws InterruptedException, SQLException {
        runner.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        journal.close();
    }
}
