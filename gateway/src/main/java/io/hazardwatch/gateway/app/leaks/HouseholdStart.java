package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.escalation.EndReason;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskBook;
import io.hazardwatch.gateway.leaks.tables.FieldTaskTables;
import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Creates and connects what is done about gas in households: calls to them, and tasks of field staff. */
final class HouseholdStart {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    /** Entries of an alarm among which a comment of the gateway is looked for. */
    private static final int ENTRIES_MAX = 50;

    private final LeakStart.Sources sources;
    private final Notices notices;
    private final SiteIndex sites;

    /**
     * What runs.
     *
     * @param names what people call the household that is told by that contact, or null; from memory
     */
    record Started(FieldTaskRunner tasks, Function<String, Text> names) {}

    private HouseholdStart(LeakStart.Sources sources) {
        this.sources = sources;
        this.notices = sources.calls().notices();
        this.sites = new SiteIndex(sources.registry());
    }

    /** Starts it; {@code steps} stop it. */
    static Started start(LeakStart.Sources sources, Database database, Clock clock, ThreadFactory threads,
                         BiConsumer<String, Throwable> defects, ShutdownStack steps) {
        HouseholdStart parts = new HouseholdStart(sources);
        RequestSession session = new RequestSession();
        FieldTaskBook book = new FieldTaskBook(new FieldTaskTables(database), (task, actor, what, atMillis) -> sources.notes().accept(
                new Note(TransitionType.FIELD_TASK, task.enterprise(), task.id(), actor, said(task, what), atMillis, session.of(actor))));
        FieldTaskRunner tasks = new FieldTaskRunner(book, session, parts.new OverdueCalls(), clock, threads, defects);
        tasks.start();
        steps.started("field tasks", tasks::stop);
        HouseholdCalls calls = new HouseholdCalls(parts.new Desk(defects));
        HouseholdRunner households = new HouseholdRunner(new HouseholdRunner.Sources(sources.config(), sources.registry(), sources.present(),
                sources.calls()::isPerson), calls, tasks::need, clock, threads, defects);
        parts.notices.knowBy(id -> person(households.households().ofContact(id)));
        parts.notices.decideBy(SubjectKind.HOUSEHOLD, calls);
        sources.journal().addListener(households);
        households.start();
        steps.started("households", households::stop);
        sources.health().accept(() -> health(households.problem(), tasks.problem(), households.remark()));
        return new Started(tasks, contact -> {
            Household household = households.households().ofContact(contact);
            return household == null ? null : household.name();
        });
    }

    private static HealthSource.Part health(String households, String tasks, String remark) {
        String problem = households.isEmpty() ? tasks : households;
        return problem.isEmpty() ? new HealthSource.Part("households", HealthSource.Status.UP, remark.isEmpty() ? null : remark)
                : new HealthSource.Part("households", HealthSource.Status.DEGRADED, problem);
    }

    /** What journal and duty log say of a task; the word before the colon is one of a few. */
    private static String said(FieldTask task, String what) {
        return what + ": " + task.place().zh() + (what.equals("done") ? "：" + task.result() : what.equals("opened") ? "："
                + String.join("、", task.households().stream().map(Text::zh).toList()) : "");
    }

    /** Somebody at the telephone of a household, whose number nobody verified; null if there is none. */
    private static Person person(Household household) {
        if (household == null || household.phone() == null) {
            return null;
        }
        ContactMeans voice = new ContactMeans(ContactMeansKind.VOICE, household.phone(), 0L, null);
        ContactMeans sms = new ContactMeans(ContactMeansKind.SMS, household.phone(), 0L, null);
        Text name = new Text(household.name().zh() + " " + household.purpose().zh(), household.name().en() + ", " + household.purpose().en());
        return new Person(household.contact(), name, household.enterprise(), null, household.isEnglish() ? Language.EN : Language.ZH, List.of(),
                List.of(), List.of(), List.of(sms, voice), List.of(voice, sms));
    }

    /** Escalation and journal as calls to households need them. */
    private final class Desk implements HouseholdDesk {
        private final BiConsumer<String, Throwable> defects;

        private Desk(BiConsumer<String, Throwable> defects) {
            this.defects = defects;
        }

        @Override
        public CompletionStage<Boolean> call(Subject subject, MessageFacts facts) {
            return notices.call(subject, facts);
        }

        @Override
        public CompletionStage<Boolean> over(String subjectKey) {
            return notices.over(subjectKey);
        }

        @Override
        public CompletionStage<Boolean> tell(Subject subject, MessageFacts facts, String person) {
            return notices.tell(subject, facts, List.of(person));
        }

        @Override
        public boolean isReachable(String person) {
            return notices.isReachable(person);
        }

        @Override
        public boolean isRead() {
            return notices.isRead();
        }

        @Override
        public List<Made> made() {
            return notices.called(SubjectKind.HOUSEHOLD).stream().map(each -> made(each.calls(), each.happenedAt())).toList();
        }

        private static Made made(Escalation calls, long gasAt) {
            return new Made(calls.subject(), calls.isRunning(), calls.end() == EndReason.CLEARED ? calls.endedAt() : 0, gasAt,
                    !calls.told().isEmpty() || calls.end() == EndReason.ACKNOWLEDGED);
        }

        @Override
        public CompletionStage<?> comment(Alarm alarm, String words) {
            return sources.commands().submit(new AlarmCommand.Comment(alarm.id(), alarm.point(), Actors.GATEWAY, words));
        }

        @Override
        public boolean isNoted(Alarm alarm, String words, long sinceMillis) {
            return sources.journal().entriesBefore(alarm.id(), Long.MAX_VALUE, ENTRIES_MAX).stream().map(each -> each.transition())
                    .anyMatch(each -> each != null && each.type() == TransitionType.ALARM_COMMENTED && each.comment().equals(words)
                            && each.atMillis() >= sinceMillis && Actors.isGateway(each.actor()));
        }

        @Override
        public void defect(RuntimeException failure) {
            defects.accept("households", failure);
        }

        @Override
        public void note(Subject subject, String words, long nowMillis) {
            sources.notes().accept(new Note(TransitionType.HOUSEHOLD_CALLED, subject.enterprise(), subject.id(), Transition.SYSTEM, words,
                    nowMillis));
        }
    }

    /** With its day: a task may be overdue for long, and the call be repeated. */
    static String dueText(FieldTask task, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(task.dueMillis()).atZone(zone));
    }

    /** @param who who has taken it; null = nobody knows whose account that is */
    static Text overdueWords(FieldTask task, String due, Text who) {
        Text by = who == null ? Text.of(task.takenBy()) : who;
        boolean isTaken = task.state() == FieldTask.State.TAKEN;
        return new Text("现场任务逾期，应于 " + due + " 完成，" + (isTaken ? "已由 " + by.zh() + " 接受" : "无人接受"),
                "field task overdue, due at " + due + (isTaken ? ", taken by " + by.en() : ", taken by nobody"));
    }

    /** Calls the gas company by its chain about tasks that are overdue. */
    private final class OverdueCalls implements FieldTaskRunner.Caller {
        @Override
        public CompletionStage<Boolean> overdue(FieldTask task) {
            if (!sources.isCalled().test(task.enterprise())) {
                return CompletableFuture.completedFuture(false);
            }
            ZoneId zone = sites.zone(task.enterprise(), task.site());
            String due = dueText(task, zone);
            Text matter = overdueWords(task, due, task.takenBy().isEmpty() ? null : sources.nameOf().apply(task.takenBy()));
            return notices.call(subject(task), new MessageFacts(MessageNature.LIVE, MessagePurpose.CALL, Priority.P2, task.place(), matter, null,
                    null, null, task.dueMillis(), zone, null, null, 1, null));
        }

        @Override
        public List<String> running() {
            return notices.running(SubjectKind.FIELD_TASK).stream().map(Subject::id).toList();
        }

        @Override
        public void over(String id) {
            notices.cleared(SubjectKind.FIELD_TASK + ":" + id);
        }

        private static Subject subject(FieldTask task) {
            return new Subject(SubjectKind.FIELD_TASK, task.id(), 1, 1, Priority.P2, task.enterprise(), task.site(), null);
        }
    }
}
