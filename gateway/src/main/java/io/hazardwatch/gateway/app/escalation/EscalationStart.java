package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.alarms.AlarmJson;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.api.answer.AnswerPorts;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.ExerciseControl;
import io.hazardwatch.gateway.app.channels.ChannelsStart;
import io.hazardwatch.gateway.app.channels.MeansWithdrawals;
import io.hazardwatch.gateway.app.duty.ChainPeople;
import io.hazardwatch.gateway.app.duty.DutyPhones;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.PersonAnswer;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.channel.mqtt.SirenSettings;
import io.hazardwatch.gateway.notify.person.AnswerWays;
import io.hazardwatch.gateway.notify.person.FailedMeans;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleBook;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Creates and connects the parts of the calls to people. Main thread. */
public final class EscalationStart {
    private static final int UNANSWERED_MAX = 10;
    private static final long RETRY_MILLIS_MAX = 30_000;
    /** Where the API answers a question about somebody's presence. */
    private static final String PRESENCE_PATH = "/presence/";

    /**
     * What the calls need from the plant side.
     *
     * @param notes takes journal entries; never blocks
     */
    public record Sources(SqliteJournal journal, AlarmView alarms, AlarmJson texts, Supplier<Registry> registry, Commands commands,
                          SystemAlarms systemAlarms, Consumer<Note> notes) {}

    /**
     * Who is called, and by what.
     *
     * @param periods shorten the times
     */
    public record Means(ChainPeople chain, PeopleBook people, KeyPeriods periods, ChannelsStart channels) {}

    /** What the thread runs in. */
    public record Surroundings(Vertx vertx, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects, ShutdownStack steps) {}

    private final EscalationRunner runner;
    private final EscalationMachine machine;
    private final CallAnswers answers;
    private final SiteChainResolver people;
    private final Means means;
    private final JournaledCalls desk;
    private final JournaledExercises exercises;
    private final JournaledAnswers page;
    private final AnswerTokens tokens;
    private final InformationMessages news;
    private final SiteIndex sites;
    private final Supplier<String> base;
    private final RulesByKind rules = new RulesByKind();
    private final AlarmFacts facts;

    private EscalationStart(Sources sources, Means means, Supplier<EscalationSettings> settings, AnswerTokens tokens, Supplier<String> base,
                            Consumer<FailedMeans> failures, Surroundings around) {
        this.means = means;
        this.tokens = tokens;
        this.base = base;
        sites = new SiteIndex(sources.registry());
        machine = new EscalationMachine(new KeyPeriodTimings(rules.timings(subject -> settings.get().timing(subject)), means.periods(), subject ->
                zone(sites, subject), around.clock()));
        people = new SiteChainResolver(means.chain(), means.people()::directory, sites, means.channels().channels(), settings, rules);
        CallConditions conditions = new CallConditions(sources.systemAlarms(), sources.notes());
        news = new InformationMessages(people::means);
        EscalationBook book = new EscalationBook(machine, people, conditions);
        rules.put(SubjectKind.WEATHER, new StartupCallDelay(around.clock()));
        rules.put(SubjectKind.HOUSEHOLD, new SubjectRules() {
            /** Until it is known who knows households: the chain is never called in their place. */
            @Override
            public boolean isHeld(Subject subject) {
                return true;
            }
        });
        book.matters.decideBy(rules);
        Function<String, Alarm> known = id -> {
            Alarm open = sources.alarms().alarm(id);
            return open == null ? sources.journal().alarm(id) : open;
        };
        facts = new AlarmFacts(known, sites, sources.texts());
        AlarmCalls alarms = new AlarmCalls(book, facts, sources.alarms()::alarm, sources.journal()::alarm);
        answers = new CallAnswers(sources.commands());
        MessageQueue queue = new MessageQueue(book, this::channels, sources.alarms()::alarm);
        MessageResults results = new MessageResults(book, new Backoff(1_000, RETRY_MILLIS_MAX, 0.25, RandomGenerator.getDefault()), conditions,
                failures, news);
        MessageTexts texts = new MessageTexts(book, facts, this::person, this::ways, means.channels().renderer(), rules);
        runner = new EscalationRunner(sources.journal().changes(), book, queue, results, texts, alarms,
                (calls, now) -> calls.compare(sources.alarms().openAlarms(), people::isAnybodyThere, now), conditions,
                        new Sirens(book, this::sirens, conditions), around.clock(), around.vertx(),
                around.threads(), around.defects());
        answers.connect(runner);
        page = new JournaledAnswers(sources.journal().changes(), runner, answers, texts::facts, rules, this::person, around.clock());
        desk = new JournaledCalls(runner, machine, sources.journal().changes(), answers, texts::facts,
                enterprise -> settings.get().profile(enterprise), sources.notes());
        exercises = new JournaledExercises(runner, sources.journal().changes(), texts::facts, sites, sources.notes());
    }

    private static ZoneId zone(SiteIndex sites, Subject subject) {
        Site site = subject.site() == null ? null : sites.site(subject.enterprise(), subject.site());
        return site == null ? ZoneId.systemDefault() : site.timezone();
    }

    /**
     * Puts everything together and starts it; {@code around.steps()} stop it.
     *
     * @param data folder of the gateway's own files, which holds the key of answer links
     * @param base address of the gateway as people's telephones reach it, without a slash at the end; its port may be known only once it is bound
     */
    public static EscalationStart start(Sources sources, Means means, Supplier<EscalationSettings> settings, EscalationGate gate, Path data,
            Supplier<String> base,
                                        Surroundings around) throws IOException {
        MeansWithdrawals withdrawals = MeansWithdrawals.start(means.people(), means.channels().subscriptions(), sources.notes(),
                around.clock(), around.threads(), around.defects(),
                around.steps());
        EscalationStart start = new EscalationStart(sources, means, settings, new AnswerTokens(AnswerKey.of(data)), base, withdrawals, around);
        gate.open(start.people::isAnybodyThere);
        sources.journal().outbox().onRows(start.runner::wake);
        means.channels().receipts().connect(new EscalationReceipts(start.runner, sources.journal().changes(), start.answers,
                row -> start.tokens.code(JournaledAnswers.asked(row)), around.defects()));
        start.runner.start();
        around.steps().started("escalation", start.runner::stop);
        return start;
    }

    private Person person(String id) {
        return people.person(id);
    }

    private String enterprise(String personId) {
        Person person = person(personId);
        return person == null ? null : person.enterprise();
    }

    private List<GuardedChannel> channels(Notification row) {
        PersonChannels all = means.channels().channels();
        return !row.isSiren() ? all.serving(row.means, enterprise(row.person)) : Stream.ofNullable(all.named(row.channel)).toList();
    }

    private List<Sirens.Device> sirens(Escalation calls) {
        Subject about = calls.subject();
        List<DutyLevel> chain = means.chain().levels(about.enterprise());
        return means.channels().channels().all().stream().map(GuardedChannel::settings).filter(SirenSettings.class::isInstance)
                .map(SirenSettings.class::cast).flatMap(each -> each.sirens().stream().filter(siren -> siren.serves(about.enterprise(), about.site())
                        && isReached(siren.level(), calls, chain))
                        .map(siren -> new Sirens.Device(each.options().id(), siren.name()))).toList();
    }

    /** A level that is not in the chain is reached after the last one. */
    static boolean isReached(String level, Escalation calls, List<DutyLevel> chain) {
        return calls.isUnanswered() || level != null && calls.answers().stream().noneMatch(PersonAnswer::isTaken)
                && chain.stream().anyMatch(each -> each.id().equals(level) && each.sequence() <= calls.sequence());
    }

    private AnswerWays ways(Notification row) {
        AskedMessage asked = JournaledAnswers.asked(row);
        return new AnswerWays(base.get() + "/answer/" + tokens.token(asked), tokens.code(asked));
    }

    /** What the answer page needs. */
    public AnswerPorts answers() {
        return new AnswerPorts(page, tokens);
    }

    /** What the API shows and asks. */
    public CallControl desk() {
        return desk;
    }

    /** Exercises of calls, and corrections. */
    public ExerciseControl exercises() {
        return exercises;
    }

    /** Adds what to do by the substance at a point, or null, to messages about its alarms. */
    public void adviseBy(Function<Point, Text> substances) {
        facts.adviseBy(substances);
    }

    /** Adds a remark about an alarm, or null, to messages about it. */
    public void remarkBy(Function<Alarm, Text> remarks) {
        facts.remarkBy(remarks);
    }

    /** Calls about what is no alarm. */
    public Notices notices() {
        return new Notices(runner, answers, news, rules);
    }

    /** News of duty and calls to the leaders of a post. */
    public DutyPhones duty() {
        return new DutyNotices(notices(), sites, people::isAnybodyThere, (question, person) -> base.get() + PRESENCE_PATH
                + tokens.presenceToken(question, person));
    }

    /** Whether the directory has somebody of that id. From memory. */
    public boolean isPerson(String id) {
        return means.people().directory().persons().containsKey(id);
    }

    /** Says when nobody can be reached at all, and about what nobody answered. */
    public HealthSource.Part health() {
        Collection<Person> persons = means.people().directory().persons().values();
        boolean isAnybody = persons.stream().map(Person::enterprise).distinct().anyMatch(each -> each != null && people.isAnybodyThere(each));
        if (!isAnybody) {
            return new HealthSource.Part("escalation", HealthSource.Status.UP, "nobody can be reached: there are no people or no channels");
        }
        List<String> unanswered = unanswered(runner.shown().stream().map(StoredEscalation::calls));
        return unanswered.isEmpty() ? new HealthSource.Part("escalation", HealthSource.Status.UP, null)
                : new HealthSource.Part("escalation", HealthSource.Status.UP, "nobody answered: " + String.join(", ", unanswered));
    }

    /** The most urgent first, so that a street of households hides no P1. */
    static List<String> unanswered(Stream<Escalation> all) {
        return all.filter(Escalation::isUnanswered).map(Escalation::subject).sorted(Comparator.comparing(Subject::priority)).map(Subject::id)
                .limit(UNANSWERED_MAX).toList();
    }
}
