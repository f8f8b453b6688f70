package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.answer.Answer;
import io.hazardwatch.gateway.answer.AnswerBook;
import io.hazardwatch.gateway.answer.AnswerState;
import io.hazardwatch.gateway.answer.AnswerTokens;
import io.hazardwatch.gateway.answer.AnswerView;
import io.hazardwatch.gateway.answer.AskedMessage;
import io.hazardwatch.gateway.api.answer.AnswerPorts;
import io.hazardwatch.gateway.api.escalation.AnnouncementTimes;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.MessageCounts;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.api.escalation.RunningCalls;
import io.hazardwatch.gateway.api.watchdog.WatchdogCheckBook;
import io.hazardwatch.gateway.escalation.Attempt;
import io.hazardwatch.gateway.escalation.AttemptState;
import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.ContactMeansKind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Calls about one alarm of each of the two enterprises of {@link Desk}, one of them by voice and not taken. */
final class DeskCalls implements CallControl {
    private static final long AT = 1_763_800_000_000L;
    static final AnswerTokens TOKENS = new AnswerTokens(new byte[AnswerTokens.KEY_BYTES]);
    private static final AskedMessage ASKED = new AskedMessage(1, "a.s.d.p.high", 1, 3, "li-wei", false, AT);

    final Queue<String> wishes = new ConcurrentLinkedQueue<>();

    /** Whether an exercise runs as well. */
    volatile boolean isExercising;
    /** Whether a household is called as well. */
    volatile boolean isHouseholdCalled;
    /** Who is being called about whatever somebody asks. */
    volatile String called;
    private final JournaledSessions sessions;

    DeskCalls(JournaledSessions sessions) {
        this.sessions = sessions;
    }

    private static RunningCalls of(String enterprise) {
        return of(SubjectKind.ALARM, enterprise, enterprise + ".s.d.p.high");
    }

    private static RunningCalls of(SubjectKind kind, String enterprise, String id) {
        Subject subject = new Subject(kind, id, 1, 3, Priority.P1, enterprise, "s", null);
        Attempt attempt = new Attempt("k", "li-wei", ContactMeansKind.VOICE, "+86", "duty-officer", 1, AttemptState.NOT_REACHED, AT, false);
        return new RunningCalls(new Escalation(subject, AT, "duty-officer", 10, 1, 1, 1, false, AT, AT, AT + 1, AT + 2, AT, List.of(attempt),
                List.of(), List.of(), 0, null), AT + 1, Text.of("depot"), Text.of("gas"), List.of(message(subject.id())));
    }

    private static MessageRecord message(String alarm) {
        return new MessageRecord(1, alarm, 1, 3, "CALL", "duty-officer", "li-wei", "VOICE", "phone", "FAILED", "no_answer", "P1 …", 1, AT, AT,
                AT + 10, 0, 0, 0, false);
    }

    @Override
    public List<AnnouncementTimes> times(String alarmId, int limit) {
        return List.of(new AnnouncementTimes(1, 3, Priority.P1, AT - 900, AT - 300, AT - 200, AT - 100, AT + 10, 0, 5_000));
    }

    @Override
    public List<RunningCalls> running() {
        Stream<RunningCalls> exercise = isExercising ? Stream.of(of(SubjectKind.EXERCISE, "a", "a._.exercise-1")) : Stream.of();
        Stream<RunningCalls> household = isHouseholdCalled ? Stream.of(of(SubjectKind.HOUSEHOLD, "a", "a.s.d.p.high:household")) : Stream.of();
        return Stream.of(Stream.of("a", "b").map(DeskCalls::of), exercise, household).flatMap(each -> each).toList();
    }

    @Override
    public List<MessageRecord> messages(String alarmId, int limit) {
        return List.of(message(alarmId));
    }

    @Override
    public MessageCounts counts(String alarmId) {
        return new MessageCounts(1, 1, 0, 1, 0);
    }

    /** Of the first enterprise, P2 is called more often than usual, and two levels must answer. */
    @Override
    public EscalationProfile profile(String enterprise) {
        EscalationProfile usual = EscalationProfile.STANDARD;
        return enterprise.equals(Desk.GAS.enterprise()) ? usual.with(Priority.P2, usual.of(Priority.P2).withTimes(120_000, 600_000, 900_000, 90_000)
                .withAnswers(List.of("duty-officer", "shift-leader"))) : usual;
    }

    @Override
    public Subject subject(SubjectKind kind, String id) {
        return kind == SubjectKind.HOUSEHOLD ? new Subject(kind, id, 1, 3, Priority.P2, Desk.GAS.enterprise(), "s", null)
                : kind == SubjectKind.WEATHER ? new Subject(kind, id, 1, 3, Priority.P1, id.split("@")[1], null, null) : null;
    }

    @Override
    public boolean isCalled(SubjectKind kind, String id, String person) {
        return person.equals(called);
    }

    @Override
    public CompletionStage<Wish> take(SubjectKind kind, String id, String person, long occurrence, long annSeq, String session) {
        sessions.note(session);
        wishes.add("take " + kind + " " + id + " by " + person);
        return CompletableFuture.completedFuture(annSeq == 3 ? Wish.DONE : Wish.STALE);
    }

    @Override
    public CompletionStage<Wish> nextLevel(SubjectKind kind, String id, String user, String session) {
        sessions.note(session);
        wishes.add("next level " + id + " by " + user);
        return CompletableFuture.completedFuture(Wish.DONE);
    }

    @Override
    public CompletionStage<Wish> decline(SubjectKind kind, String id, String person, String user, String session) {
        sessions.note(session);
        wishes.add(person + " cannot come, says " + user);
        return CompletableFuture.completedFuture(Wish.DONE);
    }

    /** A forced miss that may be confirmed again and again. */
    WatchdogCheckBook forcedMiss() {
        return new WatchdogCheckBook() {
            @Override
            public State state() {
                return new State(true, AT, AT + 1, 0, null);
            }

            @Override
            public boolean confirm(String by, String session) {
                sessions.note(session);
                return true;
            }
        };
    }

    /** The token of the one message of {@link #answers}. */
    static String token() {
        return TOKENS.token(ASKED);
    }

    /** An answer page that knows one message, which waits for an answer. */
    static AnswerPorts answers() {
        return new AnswerPorts(new AnswerBook() {
            @Override
            public AskedMessage message(long id) {
                return id == ASKED.id() ? ASKED : null;
            }

            @Override
            public AnswerView view(AskedMessage message) {
                return new AnswerView(AnswerState.OPEN, false, false, true, Priority.P1, Text.of("depot"), Text.of("gas"), null, AT, ZoneOffset.UTC,
                        null, 0, null);
            }

            @Override
            public CompletionStage<AnswerView> answer(AskedMessage message, Answer answer) {
                return CompletableFuture.completedFuture(view(message));
            }
        }, TOKENS);
    }
}
